using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Parloir.Web.Security;

/// <summary>Whose word is taken for the caller's address and scheme.</summary>
internal static class TrustedProxies
{
    public static void TrustOnly(this ForwardedHeadersOptions forwarded, WebOptions web)
    {
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var text in web.TrustedProxyList)
            if (WebOptions.TryParseNetwork(text, out var network)) forwarded.KnownIPNetworks.Add(network);
        // With empty lists the middleware would believe everybody.
        forwarded.ForwardedHeaders = forwarded.KnownIPNetworks.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }
}

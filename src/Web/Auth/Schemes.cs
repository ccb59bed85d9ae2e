namespace Parloir.Web.Auth;

internal static class Schemes
{
    /// <summary>Forwards to one of the others by what the request carries.</summary>
    public const string Either = "Parloir";
    public const string Cookie = "Cookie";
    public const string Bearer = "Bearer";

    public const string Administrators = "administrators";
}

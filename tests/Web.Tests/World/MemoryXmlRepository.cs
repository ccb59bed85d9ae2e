using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Parloir.Web.Tests.World;

internal sealed class MemoryXmlRepository : IXmlRepository
{
    private readonly List<XElement> _elements = [];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _elements];

    public void StoreElement(XElement element, string friendlyName) => _elements.Add(element);
}

using System.Security.Cryptography;
using System.Text;
using Federation.Core.Ledger;

namespace Federation.Fed.Demo;

/// <summary>Ids of what the demo records: the same demo again records nothing anew.</summary>
internal static class DemoIds
{
    /// <summary>The id of a name: a UUID of version 8, from a SHA-256.</summary>
    public static EntryId Of(string name) => EntryId.FromDigest(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}

using Xunit;

namespace Federation.EndToEnd;

/// <summary>The tests that share one arena.</summary>
[CollectionDefinition(Name)]
public sealed class OneArena : ICollectionFixture<SharedArena>
{
    public const string Name = "arena";
}

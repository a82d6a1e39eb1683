namespace Federation.Core.Tests.Vintages;

/// <summary>The bytes of a vintage in format 1, for ever: journals hold them.</summary>
internal static class VintageFormat
{
    /// <summary>The board of the first quarter of 2025 after a frame of Cao Bằng and one of Lạng Sơn.</summary>
    public const string Fixture = """
        01  format 1
        0198c5a26f007abc8def000000000001  id
        80e479a09d370600  frozen at 1 750 000 002 000 000 us
        0100000000000000  epoch 1
        0200000000000000  position 2
        00  civil
        794e0000  2025-01-01
        d24e0000  2025-03-31
        ea73a85e0b474986d6df72a0b9bf3a987e41b10b562099c3308b1b2740570f1e  SHA-256 of the board
        00000000  no ledger behind
        03000000  edition 3 of the indicators
        04000000  edition 4 of the areas
        2000  32 bytes of text
        323032352d5131  2025-Q1
        0a
        6f70657261746f72  operator
        0a
        4769616f2062616e207175c3bd2049  Giao ban quý I
        02000000  2 ledgers
        11111111111141118111111111111111  ledger
        04000000  owner 4
        0100000000000000  frame 1
        9119b3b9020ffda5abbb2a782a077ca373a2a2ee8eaff38e77756bd926595abc  its hash
        22222222222242228222222222222222  ledger
        0e000000  owner 14
        0100000000000000  frame 1
        3e62d85d073dbaa5936006bbd107234a1c2c3f9feae143b74ab6fae42a46108b  its hash
        02794e0000d24e00000200040000000001002a00010006000400000000000000  the board
        0100000000000000000000000000000000000000000000000e0000000001002e
        00010004003c0000000000000001000000000000000000000000000000000000
        0000000000
        """;
}

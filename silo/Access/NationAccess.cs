using Federation.Wire.Access;

namespace Federation.Silo.Access;

/// <summary>Who may call what at the nation. What is not listed here is denied.</summary>
internal static class NationAccess
{
    private const string Alarms = "/federation.v1.Alarms/";
    private const string Boards = "/federation.v1.Boards/";
    private const string Uplink = "/federation.v1.Uplink/";
    private const string Areas = "/federation.v1.Areas/";
    private const string Briefings = "/federation.v1.Briefings/";
    private const string Vintages = "/federation.v1.Vintages/";

    public static AccessPolicy Policy { get; } =
        new(
            new Dictionary<string, AccessRule>
            {
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Query)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Watch)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Areas)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.RollUp)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Coverage)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Days)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Frames)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Warnings)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.Links)] = AccessRule.Claimant,
                [Boards + nameof(Wire.V1.Boards.BoardsBase.ReleaseLedger)] = AccessRule.Claimant,
                [Areas + nameof(Wire.V1.Areas.AreasBase.Plans)] = AccessRule.EdgeNode,
                [Areas + nameof(Wire.V1.Areas.AreasBase.Preview)] = AccessRule.Claimant,
                [Areas + nameof(Wire.V1.Areas.AreasBase.Commit)] = AccessRule.Claimant,
                [Areas + nameof(Wire.V1.Areas.AreasBase.AddPost)] = AccessRule.Claimant,
                [Vintages + nameof(Wire.V1.Vintages.VintagesBase.Freeze)] = AccessRule.Claimant,
                [Vintages + nameof(Wire.V1.Vintages.VintagesBase.List)] = AccessRule.Claimant,
                [Vintages + nameof(Wire.V1.Vintages.VintagesBase.Board)] = AccessRule.Claimant,
                [Vintages + nameof(Wire.V1.Vintages.VintagesBase.Query)] = AccessRule.Claimant,
                [Vintages + nameof(Wire.V1.Vintages.VintagesBase.Areas)] = AccessRule.Claimant,
                [Vintages + nameof(Wire.V1.Vintages.VintagesBase.Revisions)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Open)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.List)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Show)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Steer)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Sign)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Agree)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Close)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Watch)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Seen)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Sites)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.Replay)] = AccessRule.Claimant,
                [Briefings + nameof(Wire.V1.Briefings.BriefingsBase.VersionAt)] = AccessRule.Claimant,
                [Alarms + nameof(Wire.V1.Alarms.AlarmsBase.List)] = AccessRule.Claimant,
                [Alarms + nameof(Wire.V1.Alarms.AlarmsBase.Acknowledge)] = AccessRule.Claimant,
                [Alarms + nameof(Wire.V1.Alarms.AlarmsBase.TakeOver)] = AccessRule.Claimant,
                [Uplink + nameof(Wire.V1.Uplink.UplinkBase.Exchange)] = AccessRule.EdgeNode,
                [Uplink + nameof(Wire.V1.Uplink.UplinkBase.ReadLedger)] = AccessRule.EdgeNode,
                [Uplink + nameof(Wire.V1.Uplink.UplinkBase.CloseLedger)] = AccessRule.EdgeNode,
                [Uplink + nameof(Wire.V1.Uplink.UplinkBase.ReportDamage)] = AccessRule.EdgeNode,
            }
        );
}

using Federation.Core.Exchange;
using Federation.EndToEnd.Battery;
using Federation.EndToEnd.Battery.Faults;
using Xunit;

namespace Federation.EndToEnd;

[Collection(OneArena.Name)]
public sealed class ProcessFaultLaws(SharedArena shared)
{
    [Fact]
    public Task An_edge_stopped_until_the_nation_holds_it_for_dead_goes_on_where_it_was() =>
        shared.EndureAsync(
            ProcessFaults.Freeze(shared.First.Edge, Until.NationSees(shared.Arena, shared.First, LinkState.Down))
        );

    [Fact]
    public Task A_silo_stopped_until_its_edges_hold_it_for_dead_goes_on_where_it_was() =>
        shared.EndureAsync(ProcessFaults.Freeze(shared.Nation, Until.LinkIs(shared.First, "down")));

    [Fact]
    public Task All_killed_at_once_count_everything_once() =>
        shared.EndureAsync([
            .. shared.Arena.Machines.Select(machine =>
                ProcessFaults.Kill(machine, Until.Unanswered(shared.First, more: 1))
            ),
        ]);

    [Fact]
    public Task A_second_edge_on_the_same_ledger_refuses_by_name_and_disturbs_nothing() =>
        shared.EndureAsync(ProcessFaults.Twin(shared.First.Edge, shared.Arena.BasePort + 1));

    [Fact]
    public Task A_second_silo_on_the_same_journal_refuses_by_name_and_disturbs_nothing() =>
        shared.EndureAsync(ProcessFaults.Twin(shared.Nation, shared.Arena.BasePort + 1));
}

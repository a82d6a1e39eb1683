using Federation.Fed;
using Federation.Fed.Ledgers;
using Federation.Wire.V1;
using Xunit;

namespace Federation.Clients.Tests.Fed;

public sealed class ImportOutputLaws : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Every_fault_stands_below_its_line_with_column_value_and_what_is_allowed()
    {
        var line = new ImportLine { Line = 3, Outcome = ImportLine.Types.Outcome.Refused };
        line.Faults.Add(Fault("to", "soon", "'soon' is not a day: write it like 2025-01-15."));
        line.Faults.Add(Fault("indicator", "patrol.x", "There is no indicator 'patrol.x'."));
        var response = new ImportResponse { Refused = 1, DetailsLeftOut = 4 };
        response.Lines.Add(line);

        Assert.Equal(1, Write(response));

        Assert.Equal(
            """
            dòng 3: bị từ chối
                to: 'soon' is not a day: write it like 2025-01-15.
                indicator: There is no indicator 'patrol.x'.
            Chạy thử, không ghi gì. Sẽ ghi mới 0, giữ nguyên 0, thay 0, rút 0, từ chối 1.

            """,
            _output.ToString()
        );
        Assert.Equal(
            """
            fed: codes of indicators: fed indicators --find TEXT
            fed: nothing of the file is recorded: 1 bad line(s)
            fed: 4 more faults and marks are not shown: mend these first, or split the file

            """,
            _error.ToString()
        );
    }

    [Fact]
    public void A_mark_names_area_days_forces_amount_and_where_they_came_from()
    {
        var line = new ImportLine { Line = 2, Outcome = ImportLine.Types.Outcome.Recorded };
        line.MayCountTwiceWith.Add(Lump());
        var response = new ImportResponse { Recorded = 1 };
        response.Lines.Add(line);

        Assert.Equal(0, Write(response));

        Assert.Equal(
            """
            dòng 2: sẽ ghi mới
                có thể tính trùng với dòng 5 của q1.csv: Huyện Bảo Lạc (04/043), 01/02–28/02/2025, công an,
                gần 3 lần, đã nhập: 7d444840-9dc0-81d1-b245-5ffdce74fad2
            Chạy thử, không ghi gì. Sẽ ghi mới 1, giữ nguyên 0, thay 0, rút 0, từ chối 0.

            """,
            _output.ToString().Replace("công an, gần", "công an,\n    gần")
        );
    }

    [Fact]
    public void A_real_import_lists_every_line_like_a_dry_run()
    {
        var response = new ImportResponse { Recorded = 2 };
        response.Lines.Add(new ImportLine { Line = 2, Outcome = ImportLine.Types.Outcome.Recorded });
        response.Lines.Add(new ImportLine { Line = 3, Outcome = ImportLine.Types.Outcome.Recorded });

        Assert.Equal(0, Write(response, dryRun: false));

        Assert.StartsWith("dòng 2: đã ghi mới\ndòng 3: đã ghi mới\nGhi mới 2,", _output.ToString());
    }

    [Fact]
    public void Of_a_file_with_a_bad_line_nothing_is_said_to_be_recorded()
    {
        var response = new ImportResponse { Recorded = 1, Refused = 1 };
        response.Lines.Add(new ImportLine { Line = 2, Outcome = ImportLine.Types.Outcome.Recorded });
        response.Lines.Add(new ImportLine { Line = 3, Outcome = ImportLine.Types.Outcome.Refused });

        Assert.Equal(1, Write(response, dryRun: false));

        Assert.Equal(
            """
            dòng 2: sẽ ghi mới
            dòng 3: bị từ chối
            Có dòng hỏng, không ghi gì. Sẽ ghi mới 1, giữ nguyên 0, thay 0, rút 0, từ chối 1.

            """,
            _output.ToString()
        );
    }

    [Fact]
    public void Another_amount_is_refused_with_the_options_that_would_take_it()
    {
        var line = new ImportLine { Line = 2, Outcome = ImportLine.Types.Outcome.Refused };
        line.Faults.Add(Fault("amount", "43", "43: import with add to count both, or with replace to count this."));
        var response = new ImportResponse { Refused = 1 };
        response.Lines.Add(line);

        Write(response);

        Assert.Contains("import with --add to count both, or with --replace to count this.", _output.ToString());
    }

    private int Write(ImportResponse response, bool dryRun = true)
    {
        var parsed = FedCommand.Create().Parse("import FILE --edge http://h:1 --dry-run");
        parsed.InvocationConfiguration.Output = _output;
        parsed.InvocationConfiguration.Error = _error;
        return new ImportOutput(parsed, json: false, dryRun).Write(response);
    }

    private static ImportFault Fault(string column, string value, string message) =>
        new()
        {
            Column = column,
            Value = value,
            Message = message,
        };

    private static CountedTwice Lump() =>
        new()
        {
            LumpId = "7d444840-9dc0-81d1-b245-5ffdce74fad2",
            FileName = "q1.csv",
            Line = 5,
            Area = "04/043",
            FirstDay = "2025-02-01",
            LastDay = "2025-02-28",
            Forces = "police",
            Amount = new ItemAmount
            {
                Indicator = "patrol.patrols",
                Amount = 3,
                Qualifier = Qualifier.Nearly,
                DisplayVi = "gần 3 lần",
            },
        };
}

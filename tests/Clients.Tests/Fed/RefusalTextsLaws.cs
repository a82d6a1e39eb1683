using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;
using Grpc.Core;
using Xunit;

namespace Federation.Clients.Tests.Fed;

/// <summary>What servers refuse is said in Vietnamese with the same numbers, and in English as it came.</summary>
public sealed class RefusalTextsLaws
{
    [Theory]
    [InlineData(
        "Lump 7 was taken back by entry 12: record without it.",
        "Số gộp 7 đã bị rút lại ở mục 12: hãy ghi mà không dùng nó."
    )]
    [InlineData(
        "police cannot record what border_guard leads: only border_guard or an operator can.",
        "police không ghi được việc do border_guard chủ trì: chỉ border_guard hoặc người vận hành (--as border_guard) "
            + "ghi được."
    )]
    [InlineData(
        "rule 1042: 501 patrols of patrol.patrols is above 500 patrols, the most of one activity.",
        "quy tắc 1042: 501 lần của patrol.patrols vượt 500 lần, mức lớn nhất của một mục."
    )]
    [InlineData(
        "rule 4005: 3 persons of crime.subjects comes without crime.cases: give it too. If it is right, overrule this "
            + "warning: checked, other, and why in words.",
        "quy tắc 4005: có 3 đối tượng của crime.subjects mà không có crime.cases: hãy ghi cả chỉ tiêu đó. Nếu số này "
            + "đúng, hãy bỏ qua cảnh báo: checked, other, và nêu lý do."
    )]
    [InlineData(
        "disaster.fires 2 fires: police has declared disaster.fires zero in 04 (Tỉnh Cao Bằng) for "
            + "2024-06-01..2024-06-30 (entry 9). police withdraws that first: fed declare withdraw disaster.fires.",
        "disaster.fires 2 vụ: police đã khai báo disaster.fires bằng 0 ở 04 (Tỉnh Cao Bằng) cho "
            + "01/06–30/06/2024 (mục 9). police phải rút khai báo trước: fed declare withdraw disaster.fires."
    )]
    [InlineData(
        "police has counted patrol.patrols 1 patrol (1 amount) in 04 (Tỉnh Cao Bằng) in 2024-06-01..2024-06-30: it "
            + "cannot be declared zero. Void or correct these first (fed list), or leave the indicator out.",
        "police đã ghi patrol.patrols 1 lần (1 số liệu) ở 04 (Tỉnh Cao Bằng) trong 01/06–30/06/2024: không "
            + "phải là 0. Hãy hủy hoặc đính chính các số này trước (fed list), hoặc bỏ chỉ tiêu này ra."
    )]
    [InlineData(
        "Activity 7 stands in the ledger of Tỉnh Bắc Kạn (10@2025-06-30), and a correction leaves it there; what is "
            + "said now belongs to that of Tỉnh Thái Nguyên (19). Void it, and record it there under an id of its own.",
        "Hoạt động 7 nằm trong sổ của Tỉnh Bắc Kạn (10@2025-06-30) và đính chính không chuyển sổ; nội dung mới thuộc "
            + "sổ của Tỉnh Thái Nguyên (19). Hãy hủy hoạt động này rồi ghi vào sổ đó với mã riêng."
    )]
    [InlineData(
        "rule 2001: 12,500.5 m³ of seized.timber for 40 persons of crime.drug.accused is above 1.5 m³, the most "
            + "for so many.",
        "quy tắc 2001: 12.500,5 m³ của seized.timber trên 40 bị can của crime.drug.accused vượt 1,5 m³, mức nhiều nhất."
    )]
    [InlineData(
        "Day 2026-11-24 cannot be closed: a day from 2019-09-05 to 2026-11-23 (yesterday, the last that is over) can "
            + "be.",
        "Không chốt được ngày 24/11/2026: chỉ chốt được từ 05/09/2019 đến 23/11/2026 (hôm qua, ngày cuối đã qua hết)."
    )]
    [InlineData("A sentence that nobody wrote a form of.", "A sentence that nobody wrote a form of.")]
    public void A_sentence_keeps_its_numbers(string english, string vietnamese)
    {
        Assert.Equal(vietnamese, RefusalTexts.Of(english, Language.Vi));
        Assert.Equal(english, RefusalTexts.Of(english, Language.En));
    }

    [Fact]
    public void A_place_that_comes_twice_says_the_same_twice() =>
        Assert.Equal(
            "police cannot record what border_guard leads: only military or an operator can.",
            RefusalTexts.Of(
                "police cannot record what border_guard leads: only military or an operator can.",
                Language.Vi
            )
        );

    [Fact]
    public void Every_form_is_read() => Assert.Equal(157, RefusalTexts.Count);

    [Fact]
    public void A_warning_and_a_hard_limit_are_told_apart()
    {
        const string Limit = "rule 1042: 501 patrols of patrol.patrols is above 500 patrols, the most of one activity";
        var hard = Refused(RefusalCode.InvalidField, $"{Limit}.");
        var warning = Refused(
            RefusalCode.Warning,
            $"{Limit}. If it is right, overrule this warning: other, and why in words."
        );

        Assert.StartsWith("amount 1, amount: a hard limit, correct the amount: rule 1042", hard.Lines[0]);
        Assert.StartsWith("amount 1, amount: a warning, to be overruled if it is right: rule 1042", warning.Lines[0]);
        Assert.Equal("if it is right, say it again with --overrule CODE:WHY", warning.Lines[^1]);
    }

    [Fact]
    public void A_refusal_in_vietnamese_names_field_and_next_step()
    {
        var refused = Refused(
            RefusalCode.NotPermitted,
            "Activity 5 is of border_guard+police; military takes no part in it.",
            "id",
            Language.Vi
        );
        Assert.Equal(
            [
                "mã: Hoạt động 5 là của border_guard+police; military không tham gia nên không có gì để xác nhận. "
                    + "Xem: fed pending --as military.",
                "những gì chờ xác nhận: fed pending --as LỰC_LƯỢNG",
            ],
            refused.Lines
        );
    }

    [Theory]
    [InlineData(
        StatusCode.Internal,
        "Error starting gRPC call. HttpRequestException: The HTTP/2 server sent invalid data on the connection. HTTP/2 "
            + "error code 'PROTOCOL_ERROR' (0x1).",
        "The HTTP/2 server sent invalid data on the connection"
    )]
    [InlineData(StatusCode.Unimplemented, "Bad gRPC response. HTTP status code: 404", "HTTP status code: 404")]
    public void Another_program_at_an_address_is_said_to_be_no_server(StatusCode code, string detail, string why)
    {
        var error = new RpcException(new Status(code, detail));

        var said = CallErrors.Translate(error, "http://127.0.0.1:5997");

        Assert.Equal(3, said.ExitCode);
        Assert.Equal(
            [
                $"what answers at http://127.0.0.1:5997 is no Federation server ({why}): give the gRPC address of one, "
                    + "as fed up prints it.",
            ],
            said.Lines
        );
        Assert.Equal(
            $"Chương trình ở http://127.0.0.1:5997 không phải là máy chủ của hệ thống liên bộ ({why}): hãy cho địa chỉ "
                + "gRPC của máy chủ, như fed up in ra.",
            UsageTexts.Fault(said.Lines[0], Language.Vi)
        );
    }

    private static FedException Refused(
        RefusalCode code,
        string message,
        string field = "amounts[0].amount",
        Language language = Language.En
    )
    {
        IReadOnlyList<Refusal> refusals = [new Refusal(code, field, "", message)];
        return CallErrors.Translate(refusals.ToRpcException(), "http://127.0.0.1:5104", language);
    }
}

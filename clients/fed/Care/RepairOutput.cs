using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Google.Protobuf.Collections;

namespace Federation.Fed.Care;

/// <summary>What <c>fed ledger repair</c> shows and asks.</summary>
internal sealed class RepairOutput(Screen screen, Language language, bool json)
{
    /// <summary>The plan.</summary>
    public void Write(PlanRepairResponse plan) => screen.Lines(json ? [Json(plan)] : Text(plan));

    /// <summary>What was done.</summary>
    public void Write(RepairResponse response) => screen.Lines(json ? [Json(response)] : Text(response));

    /// <summary>Asks the person; true where the answer is yes.</summary>
    /// <exception cref="FedException">Nobody can be asked: the input is no terminal.</exception>
    public bool Asks()
    {
        if (Console.IsInputRedirected)
        {
            throw FedException.Usage("nobody can be asked here: say --yes to do it, or --plan to see it only");
        }

        screen.Line(Of("Làm như vậy? Gõ: có", "Do it? Type: yes"));
        var answer = Console.In.ReadLine()?.Trim().ToLowerInvariant();
        return answer is "có" or "co" or "yes";
    }

    private IEnumerable<string> Text(PlanRepairResponse plan)
    {
        yield return Of(
            $"Sổ {plan.Ledger}: {RepairText.Word(plan.Link, language)}",
            $"Ledger {plan.Ledger}: {RepairText.Word(plan.Link, language)}"
        );
        if (plan.Damage.Length > 0)
        {
            yield return "  " + plan.Damage;
        }

        yield return Of($"  ở tỉnh         khung {Head(plan.Edge)}", $"  at the edge    frame {Head(plan.Edge)}");
        yield return Of($"  ở trung ương   khung {Head(plan.Nation)}", $"  at the nation  frame {Head(plan.Nation)}");
        yield return Of(
            $"  tỉnh đã báo    khung {Head(plan.Announced)}",
            $"  announced      frame {Head(plan.Announced)}"
        );
        yield return Of($"  giống nhau đến khung {Head(plan.Common)}", $"  the same up to frame {Head(plan.Common)}");
        yield return "";
        if (plan.Ways.Count == 0)
        {
            yield return Of("Không có cách sửa nào ở đây: ", "There is nothing to repair here: ") + plan.NoWay;
        }
        else
        {
            foreach (var line in RepairText.Adoption(plan, language))
            {
                yield return line;
            }
        }

        foreach (var line in Conflicts(plan.Conflicts))
        {
            yield return line;
        }
    }

    private IEnumerable<string> Text(RepairResponse response)
    {
        var done = response.Done;
        yield return Of($"Đã xong. Sổ mới: {response.Ledger}", $"Done. The new ledger: {response.Ledger}");
        yield return Of(
            $"Sổ {done.Closed} đã khóa ở khung {Head(done.ClosedAt)}; tệp cũ: {done.Archive}",
            $"Ledger {done.Closed} was closed at frame {Head(done.ClosedAt)}; its file: {done.Archive}"
        );
        yield return Of(
            $"Nhận lại {done.Adopted} mục, chuyển sang {done.Carried} mục.",
            $"{done.Adopted} entries adopted, {done.Carried} carried over."
        );
        foreach (var line in Conflicts(done.Conflicts))
        {
            yield return line;
        }
    }

    private IEnumerable<string> Conflicts(RepeatedField<RepairConflict> conflicts)
    {
        if (conflicts.Count > 0)
        {
            yield return "";
            yield return Of($"Cần người xem: {conflicts.Count}", $"To be looked into: {conflicts.Count}");
        }

        foreach (var conflict in conflicts)
        {
            yield return $"  {conflict.Entry}  {RepairText.Word(conflict.Kind, language)}";
            yield return $"    {conflict.Detail}";
        }
    }

    private string Of(string vi, string en) => language.Of(vi, en);

    private static string Head(FrameHead? head) =>
        head is null ? "-" : $"{head.Number} {Convert.ToHexStringLower(head.Hash.Span)}";

    private static string Json(PlanRepairResponse plan) =>
        JsonLines.Object(json =>
        {
            json.WriteString("link", plan.Link);
            json.WriteString("ledger", plan.Ledger);
            Write(json, "edge", plan.Edge);
            Write(json, "nation", plan.Nation);
            Write(json, "announced", plan.Announced);
            Write(json, "common", plan.Common);
            json.WriteTextOrNull("damage", plan.Damage);
            json.WriteNumber("local_entries", plan.LocalEntries);
            json.WriteNumber("adopted", plan.Adopted);
            json.WriteNumber("adopted_whole", plan.AdoptedWhole);
            json.WriteNumber("carried", plan.Carried);
            json.WriteBoolean("can_adopt", plan.Ways.Contains(RepairWay.Adopt));
            json.WriteTextOrNull("no_way", plan.NoWay);
            Write(json, plan.Conflicts);
        });

    private static string Json(RepairResponse response) =>
        JsonLines.Object(json =>
        {
            json.WriteString("ledger", response.Ledger);
            json.WriteString("closed", response.Done.Closed);
            Write(json, "closed_at", response.Done.ClosedAt);
            json.WriteString("reason", response.Done.Reason);
            json.WriteNumber("adopted", response.Done.Adopted);
            json.WriteNumber("carried", response.Done.Carried);
            json.WriteString("archive", response.Done.Archive);
            Write(json, response.Done.Conflicts);
        });

    private static void Write(Utf8JsonWriter json, string name, FrameHead? head)
    {
        if (head is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("number", head.Number);
        json.WriteString("hash", Convert.ToHexStringLower(head.Hash.Span));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RepeatedField<RepairConflict> conflicts)
    {
        json.WriteStartArray("conflicts");
        foreach (var conflict in conflicts)
        {
            json.WriteStartObject();
            json.WriteString("kind", RepairText.Code(conflict.Kind));
            json.WriteString("entry", conflict.Entry);
            json.WriteTextOrNull("target", conflict.Target);
            json.WriteString("detail", conflict.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

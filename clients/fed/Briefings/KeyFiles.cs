using System.Security.Cryptography;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Google.Protobuf;

namespace Federation.Fed.Briefings;

/// <summary>
/// The keys of the ministries as files: <c>defence.key</c> (PKCS #8, PEM; only its owner may read it) and
/// <c>defence.pub</c> (SubjectPublicKeyInfo, PEM).
/// </summary>
internal static class KeyFiles
{
    /// <summary>Makes a pair of keys for each ministry; a file that is there is never overwritten.</summary>
    /// <returns>The files that were written.</returns>
    /// <exception cref="FedException">A file is there, or cannot be written.</exception>
    public static IReadOnlyList<string> Make(string directory, IEnumerable<Ministry> ministries)
    {
        var written = new List<string>();
        foreach (var ministry in ministries)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(PathOf(directory, ministry, "key"), key.ExportPkcs8PrivateKeyPem(), isSecret: true, written);
            Write(PathOf(directory, ministry, "pub"), key.ExportSubjectPublicKeyInfoPem(), isSecret: false, written);
        }

        return written;
    }

    /// <summary>The public keys that the directory holds, as a briefing is opened with.</summary>
    /// <exception cref="FedException">It holds none, or one that cannot be read.</exception>
    public static IReadOnlyList<BriefingKey> Public(string directory)
    {
        var keys = new List<BriefingKey>();
        foreach (var ministry in Ministries.All.Where(one => File.Exists(PathOf(directory, one, "pub"))))
        {
            using var key = Read(PathOf(directory, ministry, "pub"));
            keys.Add(
                new BriefingKey
                {
                    Ministry = ministry.Code(),
                    PublicKey = ByteString.CopyFrom(key.ExportSubjectPublicKeyInfo()),
                }
            );
        }

        return keys.Count > 0
            ? keys
            : throw FedException.Usage($"{directory} holds no public key: fed briefing keys {directory} makes them.");
    }

    /// <summary>The private key of a file; the caller disposes it.</summary>
    /// <exception cref="FedException">It is none.</exception>
    public static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception wrong)
            when (wrong is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw FedException.Usage($"{path} is no key that can be read: {wrong.Message}");
        }
    }

    /// <summary>Where the key of a ministry is.</summary>
    public static string PathOf(string directory, Ministry ministry, string kind) =>
        Path.Combine(directory, $"{ministry.Code()}.{kind}");

    private static void Write(string path, string text, bool isSecret, List<string> written)
    {
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (isSecret && !OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.WriteLine(text);
            written.Add(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw FedException.Usage($"{path} cannot be written: {wrong.Message}");
        }
    }
}

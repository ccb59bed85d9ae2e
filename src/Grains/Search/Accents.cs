using System.Collections.Frozen;

namespace Parloir.Grains.Search;

/// <summary>
/// Letters without their accents, of the Latin, Greek and Cyrillic scripts. The program runs without the data of a culture (<c>InvariantGlobalization</c>), and
/// without them .NET decomposes nothing.
/// </summary>
internal static class Accents
{
    /// <summary>A letter, and those that are the same with an accent; made of the Unicode Character Database.</summary>
    private static readonly string[] Table =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓđ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖħ",
        "iìíîïĩīĭįǐȉȋḭḯỉịı",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽł",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšſșṡṣṥṧṩẛ",
        "tţťțṫṭṯṱẗŧ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
        "æǣǽ",
        "ʒǯ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "βϐ",
        "εέϵἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "θϑ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ",
        "κϰ",
        "οόὀὁὂὃὄὅὸό",
        "πϖ",
        "ρϱῤῥ",
        "ςϲ",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "φϕ",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "аӑӓ",
        "гѓ",
        "еѐёӗ",
        "жӂӝ",
        "зӟ",
        "ийѝӣӥ",
        "кќ",
        "оӧ",
        "уўӯӱӳ",
        "чӵ",
        "ыӹ",
        "эӭ",
        "ії",
        "ѵѷ",
        "әӛ",
        "өӫ",
    ];

    private static readonly FrozenDictionary<int, char> Plain =
        Table.SelectMany(row => row.Skip(1).Select(accented => KeyValuePair.Create((int)accented, row[0]))).ToFrozenDictionary();

    /// <summary>The same letter without its accent.</summary>
    /// <param name="small">A small letter.</param>
    public static string Without(System.Text.Rune small) => small.Value switch
    {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ when Plain.TryGetValue(small.Value, out var plain) => plain.ToString(),
        _ => small.ToString(),
    };
}

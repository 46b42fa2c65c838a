// SPDX-License-Identifier: GPL-3.0-or-later
// How names are written: with joints, and without the apostrophe that they should have.
#include "agent/builtin/people.h"

#include "agent/builtin/words.h"

#include <QRegularExpression>

namespace Agent::BuiltIn {

namespace {

QString withoutJoints(const QString &name)
{
    QString result;
    for (const QChar c : name.normalized(QString::NormalizationForm_KC).toLower()) {
        if (c.isLetterOrNumber() || c == u'@')
            result += c;
    }
    return result;
}

} // namespace

bool lacksApostrophe(const QString &name)
{
    const QString last = name.section(u' ', -1).toLower();
    constexpr qsizetype shortest = 4;
    if (last.size() < shortest || !last.endsWith(u's'))
        return false;
    // Names end so by themselves: Chris, Marcus, Ross; and these.
    const QString stem = last.chopped(1);
    if (oneOf(stem.right(1), {"i", "u", "s", "y", "\'"}))
        return false;
    return !oneOf(
        last, {"lukas",    "lucas",   "thomas",   "tomas",    "jonas",   "andreas",  "nicolas",   "nicholas",
               "niklas",   "elias",   "tobias",   "matthias", "mathias", "silas",    "douglas",   "james",
               "charles",  "miles",   "jules",    "giles",    "agnes",   "johannes", "hannes",    "kees",
               "moses",    "carlos",  "marcos",   "nikos",    "hans",    "jens",     "lars",      "niels",
               "nils",     "mats",    "anders",   "jacobs",   "hughes",  "jones",    "williams",  "roberts",
               "edwards",  "evans",   "davies",   "collins",  "peters",  "pieters",  "janssens",  "stevens",
               "richards", "rogers",  "phillips", "adams",    "lieves",  "dolores",  "mercedes",  "frans",
               "lens",     "maas",    "klaas",    "claas",    "cees",    "barends",  "watkins",   "hopkins",
               "simmons",  "sanders", "anais",    "barros",   "santos",  "ramos",    "fernandes", "mendes",
               "gomes",    "lopes",   "alves",    "torres",   "flores",  "reyes",    "morales",   "rosales"});
}

bool endsAsNoName(const QString &word)
{
    static const QRegularExpression ending(QStringLiteral(
        "^\\w{2,}(?:ity|ness|tion|sion|ment|ful|less|able|ible|ous|ship|hood|ism|ist|ically|tive|"
        "wise|\\w\\wing|\\w\\wed|\\w\\wly)$"));
    return ending.match(word).hasMatch()
        && !oneOf(word, {"alfred",   "wilfred",  "mohammed", "muhammed", "mohamed",  "khaled",   "waleed",
                         "rasheed",  "naveed",   "jamshed",  "manfred",  "winfred",  "winifred", "mildred",
                         "shaheed",  "sterling", "irving",   "manning",  "golding",  "fielding", "harding",
                         "browning", "keating",  "fleming",  "meiling",  "xiaoming", "beverly",  "kimberly",
                         "waverly",  "everly",   "connolly", "donnelly", "charity",  "felicity", "trinity",
                         "verity",   "serenity", "clement"});
}

bool isShortFirstName(const QString &word)
{
    return oneOf(word, {"adam",  "alan",  "alex", "anna", "anne",  "bella", "cara",  "carl",  "chad", "clara",
                        "cora",  "dana",  "dave", "dora", "eric",  "erik",  "emma",  "evan",  "finn", "fred",
                        "gary",  "gina",  "greg", "hans", "hugo",  "ines",  "ivan",  "jack",  "jana", "jane",
                        "jean",  "jens",  "joan", "joel", "john",  "jonas", "jose",  "josh",  "juan", "judy",
                        "julia", "kate",  "karl", "kent", "kurt",  "lara",  "lars",  "laura", "lena", "leon",
                        "liam",  "lisa",  "lola", "luca", "lucy",  "luke",  "lydia", "maria", "marc", "marie",
                        "mario", "marta", "mary", "matt", "mike",  "mila",  "mira",  "mona",  "nick", "nina",
                        "noah",  "nora",  "olga", "omar", "otto",  "pablo", "paul",  "pedro", "pete", "peter",
                        "ralf",  "rene",  "rick", "rita", "rolf",  "rosa",  "ross",  "ruth",  "ryan", "sara",
                        "sean",  "sofia", "stan", "stef", "steve", "sven",  "tara",  "tess",  "theo", "tina",
                        "toby",  "todd",  "tony", "vera", "wendy", "yves"});
}

bool isSamePerson(const QString &name, const QString &personName)
{
    const QString joined = withoutJoints(name);
    return !joined.isEmpty() && joined == withoutJoints(personName);
}

} // namespace Agent::BuiltIn

// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/words.h"

#include "agent/builtin/stemmer.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Agent::BuiltIn {

namespace {

using Words = QSet<QString>;

Words words(const char *text)
{
    const QStringList list = QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
    return Words(list.begin(), list.end());
}

const Words &functionWords()
{
    static const Words set = words(
        "a an the this that these those i me my mine myself we us our ours ourselves you your yours yourself "
        "he him his himself she her hers herself it its itself they them their theirs themselves one ones "
        "am is are was were be been being do does did done doing have has had having can could will would "
        "shall should may might must ought cannot need needs to of in on at by for with from about as into "
        "onto over under above below between among within without during until till upto since before after "
        "up down out off than then so too very just only also even still yet already not no nor neither "
        "either and or but if because while when where why how what which who whom whose whether though "
        "although however there here now again once ever never always often sometimes maybe perhaps please "
        "pls plz thanks thank thx ty hi hello hey hiya howdy yo dear ok okay okey yes yeah yep nope sure "
        "well oh ah um uh hm hmm lol haha wow sorry pardon excuse kindly greetings cheers bye goodbye ciao "
        "some any each every both all another other others else same such own more most less least few "
        "many much several enough fewer fewest lot lots plenty bit couple quite rather really actually "
        "basically "
        "currently presently exactly approximately roughly around about regarding concerning per via versus "
        "vs plus minus like unlike except besides against across along behind beside beyond near next last "
        "this first second third let lets us gonna wanna gotta gimme lemme would'nt etc eg ie mr mrs ms "
        "miss dr sir madam something anything nothing everything somewhere anywhere nowhere thing things "
        "stuff mate buddy pal dude assistant bot robot agent computer friend folks man guys hr it's dont "
        "im et und och de het een isn wasn aren don doesn didn hasn haven couldn wouldn shouldn "
        "left got get gets getting gotten right much instead together altogether total overall combined "
        "remaining remain remains anymore far long yours truly btw fyi asap etcetera mister missus "
        "rn tbh imo imho idk atm re ya ye yer wot wut omg ffs smh afaik iirc ngl tho cos cuz coz bcos innit "
        "aye "
        "nah nope ta gr8 bro bruv dawg fam sis bestie til pronto gosh geez jeez crikey blimey damn darn heck "
        "st nd rd th "
        "alas aha ooh ahem argh ugh phew yay");
    return set;
}

const Words &genericWords()
{
    static const Words set = words(
        "show tell give list know knows knew see seen find finds look looks looking lookup check "
        "checks view display fetch retrieve print want wants wanted wish wishes like need wants "
        "needed ask asks asked asking question questions query wonder wondering curious information "
        "info detail details help helps think thought believe understand explain say says said mean "
        "means meant go goes going come comes take takes took taken taking make makes made put puts use uses "
        "using "
        "used try tries trying keep keeps kept seem seems hear heard bring number numbers "
        "amount count counts quantity much quick quickly simple simply able possible possibly exact precise "
        "current actual today now moment time times overview summary answer value values kind kinds type "
        "sort happen happens happened calculate compute figure determine pull "
        "search enquire inquire remember remind recall forget called named name names id hold holds holding "
        "own "
        "owns owned existing soon full complete entire whole");
    return set;
}

const Words &chatterWords()
{
    static const Words set = words(
        "found idea ideas clue bother bothering bothered forgot forgotten write wrote written sit sitting "
        "morning "
        "matter matters situation way ways case interested interest chance guess suppose supposed assume "
        "hope "
        "hoping happy glad afraid worried briefly favor favour trouble mind sec shortly real honestly "
        "frankly "
        "anyways anyway regards regard reference referring clarify confirm confirmed sense thoughts planning "
        "plans plan trying wanted allow allowed afford sufficient literally fast "
        "sitch lowdown scoop gist "
        "spoke spoken talked chatted conversation "
        "urgent urgently handy ready certain certainly love loved story deal point");
    return set;
}

const Words &timeWords()
{
    static const Words set = words(
        "today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday mon tue "
        "tues wed thu thur thurs fri sat sun mondays tuesdays wednesdays thursdays fridays january february "
        "march april may june july august september october november december jan feb mar apr jun jul aug "
        "sep sept oct nov dec week weeks weekend weekends month months year years annum quarter hour hours "
        "hr hrs minute minutes min mins second seconds morning afternoon evening night noon midnight midday "
        "o'clock am pm a.m p.m day days date half past quarter ago later earlier daily weekly monthly yearly "
        "annually upcoming coming following previous recent recently moment fortnight fortnights christmas "
        "easter xmas");
    return set;
}

const Words &groupWords()
{
    static const Words set
        = words("everyone everybody anyone anybody someone somebody nobody everyones people staff team teams "
                "department departments employees colleagues coworkers workers users persons members crew "
                "personnel workforce teammates bosses managers folks squad company");
    return set;
}

const Words &relationWords()
{
    static const Words set
        = words("colleague coworker co-worker teammate boss manager supervisor lead friend wife husband "
                "partner spouse son daughter brother sister mother father mom mum dad assistant deputy "
                "secretary buddy mate neighbour neighbor peer subordinate mentor intern trainee report "
                "guy girl lady gentleman lad newcomer newbie starter "
                "colleagues coworkers friends teammates team department staff people employees employee "
                "direct new other dear fellow");
    return set;
}

const Words &personNouns()
{
    static const Words set = words(
        "person people persons employee employees user users username usernames colleague colleagues "
        "coworker member members owner assignee attendee attendees participant participants requester "
        "requestor applicant borrower holder reporter approver manager driver guest guests visitor visitors "
        "patient student staff worker human recipient organizer organiser host creator contact somebody "
        "someone who whom whose candidate claimant submitter traveller traveler invitee invitees tenant "
        "resident instructor teacher trainer renter lender delegate login account individual subject author "
        "writer creator composer artist speaker director performer sender passenger passengers driver "
        "drivers volunteer volunteers engineer engineers doctor doctors nurse nurses player players coach "
        "coaches apprentice apprentices candidate candidates customer customers client clients subscriber "
        "subscribers reviewer reviewers");
    return set;
}

const QHash<QString, QStringList> &contractions()
{
    static const QHash<QString, QStringList> table = [] {
        QHash<QString, QStringList> result;
        const QString text = QStringLiteral(
            "what's=what is|whats=what is|who's=who is|whos=who is|where's=where is|wheres=where is|"
            "when's=when is|how's=how is|hows=how is|why's=why is|that's=that is|thats=that is|it's=it is|"
            "there's=there is|here's=here is|he's=he is|hes=he is|she's=she is|shes=she is|let's=let us|"
            "lets=let us|this's=this is|one's=one is|i'm=i am|im=i am|ive=i have|youre=you are|"
            "theyre=they are|dont=do not|doesnt=does not|didnt=did not|cant=can not|can't=can not|"
            "cannot=can not|won't=will not|wont=will not|shan't=shall not|isnt=is not|arent=are not|"
            "havent=have not|hasnt=has not|couldnt=could not|wouldnt=would not|shouldnt=should not|"
            "wanna=want to|gonna=going to|gotta=have to|gimme=give me|lemme=let me|plz=please|pls=please|"
            "u=you|ur=your|n=and|i'd=i would|i'll=i will|i've=i have|y'all=you all|o'clock=o'clock|hwo=how|"
            "waht=what|teh=the|mangy=many|amny=many|mnay=many|hav=have|ahve=have|doe=doe|cud=could|"
            "ill=i will|thx=thanks|ty=thanks|tmrw=tomorrow|tmr=tomorrow|tomorow=tomorrow|"
            "tommorow=tomorrow|tommorrow=tomorrow");
        for (const QString &entry : text.split(u'|')) {
            const qsizetype equals = entry.indexOf(u'=');
            result.insert(entry.left(equals), entry.mid(equals + 1).split(u' '));
        }
        return result;
    }();
    return table;
}

struct Common
{
    Words words;
    Words stems;
};

const Common &common()
{
    static const Common lists = [] {
        Common result;
        result.words = words(commonWords());
        const Stemmer stemmer;
        for (const QString &word : std::as_const(result.words))
            result.stems.insert(stemmer.stem(word));
        return result;
    }();
    return lists;
}

} // namespace

bool oneOf(const QString &word, std::initializer_list<const char *> list)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const char *each) { return word == QLatin1String(each); });
}

bool isFunctionWord(const QString &word)
{
    return functionWords().contains(word);
}

bool isGenericWord(const QString &word)
{
    return genericWords().contains(word);
}

bool isChatter(const QString &word)
{
    return chatterWords().contains(word);
}

bool isNumberWord(const QString &word)
{
    static const Words set
        = words("zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
                "hundred thousand dozen");
    return set.contains(word);
}

bool isTimeWord(const QString &word)
{
    return timeWords().contains(word);
}

bool isGroupWord(const QString &word)
{
    return groupWords().contains(word);
}

bool isRelationWord(const QString &word)
{
    return relationWords().contains(word);
}

bool isPersonNoun(const QString &word)
{
    return personNouns().contains(word);
}

bool isEnglishWord(const QString &word, const QString &stem)
{
    return isFunctionWord(word) || isGenericWord(word) || isTimeWord(word) || isGroupWord(word)
        || isRelationWord(word) || isPersonNoun(word) || common().words.contains(word)
        || (!stem.isEmpty() && common().stems.contains(stem));
}

const QStringList &plainWords()
{
    static const QStringList list = [] {
        const Words all = functionWords() + genericWords() + timeWords() + groupWords();
        return QStringList(all.begin(), all.end());
    }();
    return list;
}

const QStringList &everydayWords()
{
    static const QStringList list(common().words.begin(), common().words.end());
    return list;
}

double wordWeight(const QString &word)
{
    // "day" carries a topic ("how many days …") where the other words of time rarely do.
    if (oneOf(word, {"day", "days"}))
        return 0.6;
    // "How many are left?" asks about almost anything that can be counted.
    if (word == QLatin1String("left") || word.startsWith(QLatin1String("remain")))
        return 0.3;
    if (word == QLatin1String("down"))
        return 0.5;
    if (isNumberWord(word))
        return 0;
    if (isFunctionWord(word) || isGenericWord(word))
        return 0;
    if (isTimeWord(word))
        return 0.25;
    return 1;
}

QStringList contraction(const QString &word)
{
    return contractions().value(word);
}

} // namespace Agent::BuiltIn

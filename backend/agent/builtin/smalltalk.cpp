// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/builtin/smalltalk.h"

#include "agent/builtin/wording.h"

#include <QHash>
#include <QRegularExpression>

namespace Agent::BuiltIn {

namespace {

/// The words joined by single blanks, without signs.
QString wordsOf(const Text &text)
{
    QStringList words;
    for (const Token &token : text.tokens) {
        if (token.kind != Token::Kind::Sign)
            words.append(token.word);
    }
    return words.join(u' ');
}

bool matches(const QString &text, const char *pattern)
{
    // Compiled once: a question is held against two dozen of them.
    static thread_local QHash<const char *, QRegularExpression> compiled;
    auto known = compiled.find(pattern);
    if (known == compiled.end())
        known = compiled.insert(pattern, QRegularExpression(QLatin1String(pattern)));
    return known->match(text).hasMatch();
}

QString greeting(const QString &name)
{
    return name.isEmpty() ? QStringLiteral("Hello!") : QStringLiteral("Hello %1!").arg(name);
}

/// SQL, a command line, source code or data, rather than a sentence.
bool isCode(const QString &plain)
{
    return matches(plain,
                   "^\\s*(?:SELECT\\b.*\\bFROM|INSERT\\s+INTO|UPDATE\\b.*\\bSET|DELETE\\s+FROM|"
                   "(?:DROP|ALTER|CREATE|TRUNCATE)\\s+(?:TABLE|DATABASE|VIEW|INDEX|USER))\\b")
        || matches(plain, "(?i)^\\s*select\\s+(?:\\*|.*\\bfrom\\b.*;\\s*$)")
        || matches(plain, "^\\s*(?:curl|wget|sudo|rm|ssh|chmod|git|cat|grep)\\s+[-/~.]")
        || matches(plain, "^\\s*[\\[{].*[:,].*[\\]}]\\s*$") || matches(plain, "</?[a-zA-Z][^>]*>")
        || matches(plain, "\\)\\s*[;{]|;\\s*}|\\+\\+[\\w)]|&&|\\$[({]")
        || matches(plain, "^\\s*[\\w.]+\\(.*\\)\\s*$");
}

} // namespace

std::optional<QString> smallTalk(const Text &text, const ModelRequest &request)
{
    if (isCode(text.plain))
        return QStringLiteral(
            "That looks like code or data, and I run none. Please ask me in words, for example "
            "“What can you do?”.");
    QString words = wordsOf(text);
    static const QRegularExpression hello(QStringLiteral(
        "^(?:(?:hi|hello|hey|hiya|howdy|yo|hallo|greetings|good (?:morning|afternoon|evening|day)|dear|there|"
        "assistant|bot|again|agent|computer|everyone|all|ok|okay|oh|so|well)\\b ?)+"));
    static const QRegularExpression thanks(QStringLiteral(
        "^(?:(?:ok|okay|great|super|perfect|cool|alright|nice|good|awesome|excellent|and|oh|wow)\\b ?)*"
        "(?:thanks|thank you|thankyou|cheers|much appreciated|ty)\\b ?(?:(?:so|very|a|lot|much|you|"
        "again|anyway|all|for|the|your|that|this|help|info|information|assistant|bot|many|million|ton|"
        "answer|quick|is|it|was|now)\\b ?)*"));
    if (words.isEmpty())
        return QStringLiteral(
            "I did not understand that. Please ask me in words, for example “What can you do?”.");
    const QString afterHello = QString(words).remove(hello).trimmed();
    if (afterHello.isEmpty()
        && matches(words, "^(?:ok|okay|oh|so|well|all|and)(?: (?:ok|okay|oh|so|well|all))*$"))
        return QStringLiteral("All right. What would you like to know?");
    if (afterHello.isEmpty())
        return greeting(request.personName) + QStringLiteral(" What would you like to know?");
    const QString afterThanks = QString(afterHello).remove(thanks).trimmed();
    if (afterThanks.isEmpty())
        return QStringLiteral("You are welcome.");
    words = afterThanks;
    if (matches(
            words,
            "^(?:please )?(?:help|help me|help please|please help(?: me)?|menu|commands|options|capabilities|"
            "usage|i need (?:some )?help|can you help(?: me)?|could you help(?: me)?)(?: please| out)?$")
        || matches(
            words,
            "\\b(?:what|which|how)\\b.*\\b(?:can|could|do|are|able)\\b.*\\byou\\b.*\\b(?:do|help|offer|"
            "know|answer|assist|able|good|capable|support)\\b(?: with| for| me| us| to| do| here| at| "
            "today| now| exactly| about| everything| all| else)*$")
        || matches(
            words,
            "\\b(?:what|which)\\b.*\\b(?:can|could|may|should)\\b (?:i|we) (?:ask|do|say|get|query|find "
            "out|learn)\\b(?: you| here| with| this| for| about| from)*$")
        || matches(words,
                   "^(?:what|which) (?:services|tools|functions|features|operations|questions|things|kind of "
                   "questions|commands)\\b.*\\b(?:you|available|there|i|offer)\\b")
        || matches(
            words,
            "^(?:show|list|tell)(?: me)? (?:what you can do|your (?:skills|abilities|capabilities|tools|"
            "functions|features|options)|all (?:tools|options|commands))$")
        || matches(words, "^how (?:does this|do you|do i use (?:this|you)|does it) ?(?:work)?$"))
        return capabilities(request);
    if (matches(words, "^(?:who|what) (?:are|r) you\\b") || matches(words, "^what is your name")
        || matches(
            words,
            "^are you (?:a |an |the |really |)(?:human|person|robot|bot|machine|ai|real|chatgpt|gpt|llm|"
            "computer|program|alive|there|assistant|model)\\b")
        || matches(words, "^(?:introduce|tell me about|describe) (?:yourself|you)$"))
        return capabilities(request);
    if (matches(words, "^how (?:are|r) (?:you|things|we)(?: doing| today| going)*$")
        || matches(words,
                   "^how (?:is|s|are) (?:it|things|everything|life|your day)(?: going| doing| today)*$")
        || matches(words, "^how do you (?:do|feel)(?: today)?$") || matches(words, "^what is up$")
        || matches(words, "^(?:are )?you (?:ok|okay|well|good|fine)$")
        || matches(words, "^(?:i hope )?(?:you are|you re) (?:well|fine|ok)$"))
        return QStringLiteral("I am fine, thank you. What would you like to know?");
    if (matches(words,
                "^(?:good ?)?(?:bye|goodbye|bye bye|see you|see ya|cya|farewell|good "
                "night|later|ciao)\\b.{0,20}$"))
        return QStringLiteral("Goodbye!");
    if (matches(words,
                "^(?:you are|this is|what a|you|are you)? ?(?:so |very |really |a |an "
                "|)?(?:stupid|useless|dumb|idiot|bad|"
                "terrible|annoying|rubbish|crap|shit|joke|wrong)(?: bot| assistant| answer)?$"))
        return QStringLiteral(
            "I am sorry. I can only answer what your services offer: “What can you do?” shows it.");
    if (matches(
            words,
            "^(?:sorry )?(?:i|we) (?:do not|did not|can not) (?:understand|get)(?: it| that| you| this)?$"))
        return capabilities(request);
    if (matches(words, "^(?:what|which) (?:roles?|rights?|permissions?)\\b.*\\b(?:i|my|me)\\b")
        || matches(words, "^what (?:am i|are we) allowed to\\b")
        || matches(words, "^(?:show|list)(?: me)? my (?:roles?|rights)$"))
        return rolesOf(request);
    if (matches(words,
                "^(?:are you logging|do you (?:log|record|store|keep)|is this "
                "(?:private|confidential|logged|recorded)|"
                "who can (?:read|see) this)\\b"))
        return QStringLiteral(
            "This conversation is kept for you, and you can delete it. Services may put on record what "
            "is looked up or changed.");
    if (matches(words,
                "\\b(?:hoeveel|vakantiedagen|ik heb|wie ?viele|urlaubstage|urlaub|ich habe|combien|"
                "jours de congés?|cuántos|vacaciones|quanti|giorni|ferie)\\b"))
        return QStringLiteral("I am sorry, I only understand English so far.");
    if (matches(words, "^(?:yes|yeah|yep|yup|sure|go ahead|do it|correct)(?: please)?$"))
        return QStringLiteral("I am not waiting for an answer just now. What would you like to know?");
    if (matches(
            words,
            "^(?:(?:yes|yeah|yep|no|nope|sure|okay|ok|great|nice|cool|fine|good|perfect|super|awesome|got "
            "it|i see|understood|never mind|nevermind|forget it|alright|all right|lol|haha|hmm|wow|oh|stop|"
            "wait|well done|good job|right|correct|wrong|exactly|interesting|amazing|excellent|bravo|that is "
            "(?:all|it|fine|great|ok|good)|nothing|not now|love it|i love you|i like you|you are (?:great|"
            "awesome|nice|funny|stupid|wrong|right))\\b ?)+$"))
        return QStringLiteral("All right. Is there anything else you would like to know?");
    return std::nullopt;
}

bool isYes(const Text &text)
{
    return matches(
        wordsOf(text),
        "^(?:(?:yes|yeah|yep|yup|sure|ok|okay|please|do|it|that|go|ahead|right|correct|confirm|confirmed|"
        "indeed|of|course|absolutely|definitely|fine|i|want|exactly|thanks|thank|you|book|y|jep)\\b ?)+$");
}

bool isNo(const Text &text)
{
    return matches(
        wordsOf(text),
        "^(?:(?:no|nope|nah|not|never|mind|nevermind|forget|it|cancel|stop|do|that|thanks|thank|you|abort|"
        "now|please|leave|dont|nothing|n)\\b ?)+$");
}

} // namespace Agent::BuiltIn

// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversation.h"

#include "session/jsonreader.h"

namespace Session {

Core::Result<ConversationSummary> ConversationSummary::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    ConversationSummary read;
    read.id = reader.requiredText("id");
    read.title = reader.text("title");
    read.snippet = reader.text("snippet");
    read.state = reader.text("state");
    reader.requiredText("changed");
    read.changed = reader.time("changed");
    return reader.result(read);
}

Core::Result<StoredTurn> StoredTurn::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    StoredTurn read;
    read.question = reader.requiredText("question");
    read.created = reader.time("created");
    read.state = reader.text("state");
    read.hidden = reader.flag("hidden", false);
    read.requiredRoles = reader.texts("required_roles");
    read.result.conversationId = reader.text("conversation_id");
    read.result.response = reader.text("response");
    read.result.turnId = reader.text("turn_id");
    read.result.outcome = reader.text("outcome");
    read.result.receipts = reader.items<Receipt>("receipts");
    read.result.outcomes = reader.items<Outcome>("outcomes");
    if (read.state == QLatin1String("paused") && !read.hidden) {
        const Core::Result<Pause> pause = Pause::fromJson(json); // its members stand beside the question
        if (!pause)
            return Core::failure(pause.error());
        read.pause = *pause;
    }
    return reader.result(read);
}

Core::Result<Conversation> Conversation::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Conversation read;
    read.id = reader.requiredText("id");
    read.title = reader.text("title");
    read.turns = reader.items<StoredTurn>("turns");
    read.hasEarlier = reader.flag("has_earlier", false);
    return reader.result(read);
}

Core::Result<ConversationPage> ConversationPage::fromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    ConversationPage read;
    read.conversations = reader.items<ConversationSummary>("conversations");
    read.total = json.value(QLatin1String("total")).toInt(int(read.conversations.size()));
    return reader.result(read);
}

} // namespace Session

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "session/settingsviewmodel.h"

#include <QStringList>

namespace Session {

/// A model server that answers on this computer.
struct FoundModelServer
{
    QString program; ///< "Ollama"
    QUrl url;
    QStringList models;

    bool operator==(const FoundModelServer &) const = default;
};

/// What is done with models, by the program that hosts the agent.
class ModelTools
{
public:
    virtual ~ModelTools() = default;

    virtual Core::Future<QList<FoundModelServer>> find() = 0;
    /// Asks a model for one word. \param key  empty: the one that is kept, where there is one
    /// \return how the model is called; Unavailable with the agent's reason ("model_key_refused") as the
    /// whole
    ///         detail; Invalid with a sentence for people where address, name and key do not fit together
    virtual Core::Future<QString> test(const ModelChoice &choice, const Core::Secret &key) = 0;
    /// Keeps the key in the keychain; an empty one goes out of it.
    virtual Core::Future<> keepKey(const Core::Secret &key) = 0;
};

/// Which language model answers, while it is being chosen.
class ModelSetup : public QObject
{
    Q_OBJECT
public:
    enum class Trial {
        None,
        Running,
        Good,
        Failed, ///< reason() says why
        Wrong, ///< sentence() says what
        NoKeychain, ///< the key could not be kept, so that nothing was changed
    };
    Q_ENUM(Trial)

    /// All of them must outlive this.
    ModelSetup(SettingsViewModel &settings, ModelTools &tools, QObject *parent = nullptr);

    SettingsViewModel &settings() { return m_settings; }
    Trial trial() const { return m_trial; }
    QString modelName() const { return m_modelName; } ///< with Good
    QString reason() const { return m_reason; } ///< with Failed: "model_unreachable"
    QString sentence() const { return m_sentence; } ///< with Wrong
    bool isLooking() const { return m_looking; }
    bool hasLooked() const { return m_looked; }
    QList<FoundModelServer> found() const { return m_found; }

    /// Looks for model servers on this computer; only when the person asks for it.
    void find();
    void test(const ModelChoice &choice, const Core::Secret &key);
    /// Takes the choice, and the key where one is given, and has the agent use them.
    void use(const ModelChoice &choice, const Core::Secret &key);
    /// Forgets how the last trial went: something was typed.
    void clearTrial();

Q_SIGNALS:
    void changed();

private:
    void setTrial(Trial trial, const QString &words = {});

    SettingsViewModel &m_settings;
    ModelTools &m_tools;
    Trial m_trial = Trial::None;
    QString m_modelName, m_reason, m_sentence;
    QList<FoundModelServer> m_found;
    bool m_looking = false;
    bool m_looked = false;
    int m_number = 0; ///< of the newest trial: an older one's end says nothing
};

} // namespace Session

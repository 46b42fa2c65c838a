// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"

#include <QAbstractButton>
#include <QWidget>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace Ui {

class Button;
class Spinner;

/// One thing that can be asked: pressing it asks.
class SuggestionRow : public QAbstractButton
{
    Q_OBJECT
public:
    SuggestionRow(const QString &iconName, const QString &question, const QString &note,
                  QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
    QString m_note;
};

/// An empty conversation: a greeting, and what this person can ask.
class WelcomeView : public QWidget
{
    Q_OBJECT
public:
    WelcomeView(Session::ChatViewModel &chat, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A question with gaps was chosen: the person fills them in.
    void draftWanted(const QString &question);
    void asked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void updateTexts();
    void rebuild();
    void addRow(QVBoxLayout *to, const Session::ToolList::Tool &tool);
    void ask(const QString &question);
    void addFolded(const QList<Session::ToolList::Tool> &locked);

    Session::ChatViewModel &m_chat;
    QVBoxLayout *m_column;
    QLabel *m_greeting;
    QLabel *m_lead;
    QLabel *m_notice;
    QWidget *m_body = nullptr; ///< made anew with the tools
    Session::ToolList m_shown;
    bool m_folded = true;
};

} // namespace Ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/chatviewmodel.h"
#include "session/statusviewmodel.h"

#include <QFrame>
#include <QPlainTextEdit>

class QLabel;

namespace Ui {

class Button;

/// The field of a question: Enter sends, Shift+Enter breaks the line, Up in an empty one fetches the
/// last question.
class QuestionEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit QuestionEdit(QWidget *parent = nullptr);
    /// The height for the lines that stand in it: one to eight.
    int wantedHeight() const;

Q_SIGNALS:
    void sendWanted();
    void lastQuestionWanted();
    void focusChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
};

/// Where the person writes: whose name is used and which model answers stand under the text.
class Composer : public QFrame
{
    Q_OBJECT
public:
    Composer(Session::ChatViewModel &chat, Session::StatusViewModel &status, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    bool isEmpty() const { return text().trimmed().isEmpty(); }
    /// Puts the cursor into the field.
    void takeFocus();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// A question went out.
    void sent();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void send();
    void update_();
    void place();
    void fetchLastQuestion();

    Session::ChatViewModel &m_chat;
    Session::StatusViewModel &m_status;
    QuestionEdit *m_edit;
    Button *m_send;
    Button *m_stop;
    QString m_actsAs;
    QString m_model;
};

} // namespace Ui

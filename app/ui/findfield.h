// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace Ui {

/// A field to search with: a glass before the words, and the key that leads here after them.
/// Escape empties it, and in an empty one emits left().
class FindField : public QLineEdit
{
    Q_OBJECT
public:
    /// \param key  shown as a key cap; empty: none
    FindField(const QString &placeholder, const QString &name, const QString &key, QWidget *parent = nullptr);

Q_SIGNALS:
    void left();
    void downWanted(); ///< into what was found

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const QString m_key;
};

} // namespace Ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appearance.h"

#include <QAbstractButton>
#include <QLatin1String>
#include <QPushButton>
#include <QString>

namespace Ui {

/// A push button in one of the sheet's kinds: "" (outlined), "primary", "suggestion", "link",
/// "small", "stop", "send".
/// It can show the key that presses it, and an icon after the words.
class Button : public QPushButton
{
    Q_OBJECT
public:
    Button(const QString &text, QLatin1String kind, QLatin1String objectName, QWidget *parent = nullptr);

    /// Shows `key` ("Esc") as a key cap after the text.
    void setKeyCap(const QString &key);
    /// Shows an icon after the text.
    void setTrailingIcon(const QString &name);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int sideMargin() const;
    int keyWidth() const;
    QFont textFont() const;

    QString m_key;
    QString m_trailing;
};

/// A line that folds and unfolds what stands below it: a chevron, an icon, words.
class FoldButton : public QAbstractButton
{
    Q_OBJECT
public:
    /// \param iconName  empty: none
    FoldButton(const QString &text, const QString &iconName, Type type, QWidget *parent = nullptr);

    bool isUnfolded() const { return isChecked(); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
};

} // namespace Ui

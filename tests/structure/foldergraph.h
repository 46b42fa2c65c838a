// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace Structure {

/// Which folder may use which, as docs/architecture.md draws it.
///
/// The drawing is a fenced block that opens with "```graph" and has a line for each folder:
/// `backend/agent → auth openapi`. An arrow goes on: who may use auth may use what auth may use.
class FolderGraph
{
public:
    /// \param document the lines of docs/architecture.md
    explicit FolderGraph(const QStringList &document);

    /// What is wrong with the drawing itself: no block, an unknown name, a circle. Empty when it is good.
    QStringList problems() const { return m_problems; }

    /// "backend/http", …, sorted.
    QStringList folders() const;
    /// The folder with this last name: "http" gives "backend/http"; empty when there is none.
    QString folderNamed(const QString &name) const { return m_folders.value(name); }
    /// May a file of `folder` use `other`? Both as folders() gives them; a folder may use itself.
    bool allows(const QString &folder, const QString &other) const;

private:
    void readLine(const QString &line);
    void follow();

    QHash<QString, QString> m_folders; // last name → folder
    QHash<QString, QSet<QString>> m_mayUse; // folder → every folder that it reaches
    QHash<QString, QStringList> m_drawn; // folder → last names, as drawn
    QStringList m_problems;
};

} // namespace Structure

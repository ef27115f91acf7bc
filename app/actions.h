// What can be done from menus and keys, each once: its words, its keys, its action. The
// table under Help is made of these, so that it cannot tell another story.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAction;

namespace shardscope::app {

struct KeyRow {
    QString group;
    QString what;
    QString keys;
    QString mouse; // the drag or click that does the same, where there is one
};

class Actions : public QObject {
    Q_OBJECT

public:
    // Called again whenever the language changes.
    using Words = std::function<QString()>;

    explicit Actions(QObject* parent) : QObject(parent) {}

    // Actions added from now on stand under this heading in the table of keys.
    void beginGroup(Words title) { m_group = std::move(title); }

    QAction* add(Words words, const QList<QKeySequence>& keys, std::function<void()> act);
    // Words of a menu or another object that follow the language too.
    void follow(std::function<void()> renew);
    void retranslate();

    // What can be done now, in the order in which it was added.
    struct Command {
        QString group;
        QString what;
        QString keys;
        QAction* action = nullptr;
    };
    [[nodiscard]] std::vector<Command> commands() const;
    // Actions that have keys, in the order in which they were added.
    [[nodiscard]] std::vector<KeyRow> keyRows() const;

private:
    struct Entry {
        QAction* action;
        Words words;
        Words group;
    };
    Words m_group;
    std::vector<Entry> m_entries;
    std::vector<std::function<void()>> m_followers;
};

}

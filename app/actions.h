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
    QString keys;
    QString what;
};

class Actions : public QObject {
    Q_OBJECT

public:
    // Called again whenever the language changes.
    using Words = std::function<QString()>;

    explicit Actions(QObject* parent) : QObject(parent) {}

    QAction* add(Words words, const QList<QKeySequence>& keys, std::function<void()> act);
    // Words of a menu or another object that follow the language too.
    void follow(std::function<void()> renew);
    void retranslate();

    // Actions that have keys, in the order in which they were added.
    [[nodiscard]] std::vector<KeyRow> keyRows() const;

private:
    struct Entry {
        QAction* action;
        Words words;
    };
    std::vector<Entry> m_entries;
    std::vector<std::function<void()>> m_followers;
};

}

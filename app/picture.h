// Renders the window into an image file once the run stands at a given instant.
#pragma once

#include "widgets/engine_link.h"

#include <QString>
#include <QWidget>

namespace shardscope::app {

class Picture : public QObject {
    Q_OBJECT

public:
    // Seeks to `at` and paints `window` when it shows that instant.
    Picture(widgets::EngineLink& engine, QWidget& window, base::Instant at, QString file);

signals:
    void done(bool isWritten);

private:
    void look(const world::Published& published);

    QWidget& m_window;
    base::Instant m_at;
    QString m_file;
    bool m_isTaken = false;
};

}

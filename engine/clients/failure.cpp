#include "clients/failure.h"

#include "base/check.h"
#include "base/units.h"
#include "clients/state_digest.h"
#include "sim/token_bucket.h"

#include <algorithm>

namespace shardscope::clients {

namespace {

base::Duration workFor(std::uint64_t records, std::int64_t units)
{
    return base::Duration{base::divCeil(static_cast<std::int64_t>(records) * units, sim::kUnitsPerMs)};
}

base::Duration backOffAfter(std::uint32_t failures, const FailurePolicy& policy)
{
    base::Duration wait = policy.backoff;
    for (std::uint32_t i = 1; i < failures && wait < policy.backoffCap; ++i)
        wait *= 2;
    return std::min(wait, policy.backoffCap);
}

}

FailedBatch* Failures::find(streams::ShardIndex shard)
{
    return const_cast<FailedBatch*>(batchOf(shard)); // finding changes nothing
}

const FailedBatch* Failures::batchOf(streams::ShardIndex shard) const
{
    const auto found = std::lower_bound(m_inHand.begin(), m_inHand.end(), shard,
        [](const FailedBatch& batch, streams::ShardIndex wanted) { return batch.shard < wanted; });
    return found == m_inHand.end() || found->shard != shard ? nullptr : &*found;
}

const FailedBatch* Failures::longestBlocked() const
{
    const FailedBatch* longest = nullptr;
    for (const FailedBatch& batch : m_inHand)
        if (batch.since && (longest == nullptr || *batch.since < *longest->since))
            longest = &batch;
    return longest;
}

base::Duration Failures::blockedUpTo(base::Instant now) const
{
    base::Duration blocked = m_counts.blocked;
    for (const FailedBatch& batch : m_inHand)
        blocked += batch.since ? now - *batch.since : base::Duration{};
    return blocked;
}

void Failures::take(streams::ShardIndex shard, const streams::RecordRange& range, bool isAtEnd, base::Instant freeAt,
    const Situation& situation)
{
    SHARD_CHECK(find(shard) == nullptr);
    FailedBatch batch;
    batch.shard = shard;
    batch.isAtEnd = isAtEnd;
    batch.pieces = {BatchPiece{.begin = range.begin, .end = range.end, .next = range.begin, .attempts = 1}};
    workOn(batch, range.begin, std::max(freeAt, situation.now), situation);
    const auto place = std::lower_bound(m_inHand.begin(), m_inHand.end(), shard,
        [](const FailedBatch& other, streams::ShardIndex wanted) { return other.shard < wanted; });
    m_inHand.insert(place, std::move(batch));
}

// Each turn ends an attempt or begins one. That ends: after a failure the next attempt lies in the future, and
// what is done or given up does not come again.
Failures::Step Failures::proceed(streams::ShardIndex shard, const Situation& situation)
{
    FailedBatch* const batch = find(shard);
    SHARD_CHECK(batch != nullptr);
    while (batch->due <= situation.now) {
        batch->due = situation.now; // later than planned where the consumer was paused
        if (!batch->isWorking) {
            begin(*batch, situation);
            continue;
        }
        BatchPiece& piece = batch->pieces[batch->front];
        const bool hasStopped = batch->upTo < piece.end;
        if (hasStopped && situation.stream.firstPoison(shard, batch->upTo, batch->upTo + 1)) {
            fail(*batch, situation);
        } else if (hasStopped && batch->upTo + 1 < piece.end) {
            workOn(*batch, batch->upTo + 1, batch->due, situation); // healed since the attempt began
            continue;
        } else {
            piece.state = BatchPiece::State::Done;
            piece.next = piece.end;
        }
        if (batch->frontPiece().state == BatchPiece::State::Open)
            continue;
        if (!moveOn(*batch))
            return overcome(*batch, situation.now);
        // Of two halves of a batch the second is tried as soon as the first is out of the way.
        if (batch->isWorking)
            begin(*batch, situation);
    }
    return {.next = batch->frontPiece().next, .isOvercome = false, .isAtEnd = false, .due = batch->due};
}

void Failures::begin(FailedBatch& batch, const Situation& situation)
{
    BatchPiece& piece = batch.pieces[batch.front];
    ++piece.attempts;
    m_counts.redelivered += piece.end - piece.next;
    m_retried.add({.shard = batch.shard,
        .cause = Repeat::Cause::Retry,
        .begin = piece.next,
        .end = piece.end,
        .since = batch.since.value_or(situation.now),
        .last = situation.now});
    workOn(batch, piece.next, std::max(batch.due, situation.now), situation);
}

void Failures::workOn(FailedBatch& batch, std::uint64_t from, base::Instant at, const Situation& situation)
{
    const std::uint64_t end = batch.frontPiece().end;
    const std::optional<std::uint64_t> poison = situation.stream.firstPoison(batch.shard, from, end);
    batch.isWorking = true;
    batch.upTo = poison.value_or(end);
    batch.due = at + workFor(poison ? *poison - from + 1 : end - from, situation.workUnits);
}

// In the order in which a mapping decides: what was reported as done is done; what is too old goes; then what
// has been tried often enough, unless it can be cut in two.
void Failures::fail(FailedBatch& batch, const Situation& situation)
{
    const FailurePolicy& policy = situation.policy;
    BatchPiece& piece = batch.pieces[batch.front];
    ++m_counts.failures;
    ++batch.failures;
    batch.culprit = batch.upTo;
    batch.since = batch.since.value_or(batch.due);
    const bool hasProgress = policy.reportBatchItemFailures && batch.upTo > piece.next;
    if (hasProgress)
        piece.next = batch.upTo;
    if (giveUpOld(batch, situation))
        return;
    // A partial response is a cut by itself: only what is left is tried again.
    const bool isCut = policy.bisectBatchOnFunctionError && piece.end - piece.next > 1;
    const std::int64_t retries = policy.maximumRetryAttempts;
    if (isCut && !hasProgress)
        split(batch);
    else if (!isCut && retries >= 0 && piece.attempts > retries)
        giveUp(batch, piece.end, GivenUp::Reason::Attempts, batch.due);
    if (batch.pieces[batch.front].state != BatchPiece::State::GivenUp)
        backOff(batch, situation);
}

// Records arrive in their order, so the old ones come first. Whether the piece needs nothing more done about it.
bool Failures::giveUpOld(FailedBatch& batch, const Situation& situation)
{
    const streams::Stream& stream = situation.stream;
    const BatchPiece& piece = batch.frontPiece();
    const streams::ShardLog& log = stream.logs[streams::number(batch.shard)];
    const base::Instant horizon = stream.horizon(situation.now);
    const base::Instant tooOld =
        situation.policy.maximumRecordAge ? situation.now - *situation.policy.maximumRecordAge : horizon;
    if (tooOld <= base::kWorldStart && horizon <= base::kWorldStart)
        return false;
    const std::uint64_t stored = stream.lines[streams::number(batch.shard)].stored;
    const std::uint64_t kept = std::min(log.firstAtOrAfter(std::max(tooOld, horizon), stored), piece.end);
    if (kept <= piece.next)
        return false;
    giveUp(batch, kept, tooOld > horizon ? GivenUp::Reason::Age : GivenUp::Reason::Expired, batch.due);
    if (kept <= *batch.culprit)
        return false;
    // The record that failed is gone: what is left is tried as if for the first time.
    if (kept < piece.end) {
        batch.pieces[batch.front].attempts = 0;
        backOff(batch, situation);
    }
    return true;
}

void Failures::giveUp(FailedBatch& batch, std::uint64_t end, GivenUp::Reason reason, base::Instant now)
{
    BatchPiece& piece = batch.pieces[batch.front];
    m_counts.queued += end - piece.next;
    ++m_counts.queuedBatches;
    m_queue.push_back({now, batch.shard, piece.next, end, *batch.culprit, piece.attempts, reason});
    if (m_queue.size() > kQueueKept)
        m_queue.erase(m_queue.begin());
    piece.next = end;
    if (end == piece.end)
        piece.state = BatchPiece::State::GivenUp;
}

void Failures::backOff(FailedBatch& batch, const Situation& situation)
{
    batch.isWorking = false;
    batch.due += backOffAfter(batch.frontPiece().attempts, situation.policy);
}

void Failures::split(FailedBatch& batch)
{
    const std::uint32_t parent = batch.front;
    const BatchPiece whole = batch.pieces[parent];
    const std::uint64_t middle = whole.next + (whole.end - whole.next) / 2;
    batch.pieces[parent].state = BatchPiece::State::Split;
    batch.front = static_cast<std::uint32_t>(batch.pieces.size());
    batch.pieces.push_back({.begin = whole.next, .end = middle, .next = whole.next, .parent = parent});
    batch.pieces.push_back({.begin = middle, .end = whole.end, .next = middle, .parent = parent});
}

bool Failures::moveOn(FailedBatch& batch)
{
    const BatchPiece* first = nullptr;
    for (const BatchPiece& piece : batch.pieces)
        if (piece.state == BatchPiece::State::Open && (first == nullptr || piece.begin < first->begin))
            first = &piece;
    if (first != nullptr)
        batch.front = static_cast<std::uint32_t>(first - batch.pieces.data());
    return first != nullptr;
}

Failures::Step Failures::overcome(FailedBatch& batch, base::Instant now)
{
    const Step step{.next = batch.end(), .isOvercome = true, .isAtEnd = batch.isAtEnd, .due = now};
    const auto place = m_inHand.begin() + (&batch - m_inHand.data());
    if (batch.since) {
        m_counts.blocked += now - *batch.since;
        batch.until = now;
        m_lastOvercome = std::move(batch);
    }
    m_inHand.erase(place);
    return step;
}

void Failures::drop(streams::ShardIndex shard, base::Instant now)
{
    FailedBatch* const batch = find(shard);
    if (batch == nullptr)
        return;
    if (batch->since)
        m_counts.blocked += now - *batch->since;
    m_inHand.erase(m_inHand.begin() + (batch - m_inHand.data()));
}

void Failures::dropAll(base::Instant now)
{
    while (!m_inHand.empty()) {
        const FailedBatch& batch = m_inHand.back();
        m_counts.redelivered += batch.end() - batch.frontPiece().next;
        drop(batch.shard, now);
    }
}

void Failures::rescaleWork(base::Instant now, std::int64_t oldUnits, std::int64_t newUnits)
{
    for (FailedBatch& batch : m_inHand) {
        if (!batch.isWorking || batch.due <= now || oldUnits == 0)
            continue;
        const std::int64_t left = base::divCeil((batch.due - now).count() * sim::kUnitsPerMs, oldUnits);
        batch.due = now + workFor(static_cast<std::uint64_t>(left), newUnits);
    }
}

std::uint64_t Failures::digest() const
{
    StateDigest digest;
    for (const FailedBatch& batch : m_inHand) {
        digest.add(std::uint64_t{streams::number(batch.shard)}).add(batch.front).add(std::uint64_t{batch.isWorking});
        digest.add(batch.due).add(batch.upTo).add(std::uint64_t{batch.failures}).add(std::uint64_t{batch.isAtEnd});
        for (const BatchPiece& piece : batch.pieces)
            digest.add(piece.next).add(piece.end).add(piece.attempts).add(static_cast<std::uint64_t>(piece.state));
    }
    digest.add(m_counts.failures).add(m_counts.redelivered).add(m_counts.queued).add(m_counts.queuedBatches);
    return digest.add(m_counts.blocked).value();
}

}

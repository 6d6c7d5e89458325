package adaptarium.render.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The moments of a session that can be looked back at, from its beginning on: the newest each, older ones further and further apart. An immutable value.
 */
public final class History {
    /** How many moments are kept. */
    static final int MOST = 4000;

    private final Entry[] entries; // never changed once it is here
    private final List<Mark> marks;

    private record Entry(long clock, Snapshot moment) {}

    /**
     * A moment worth finding again.
     *
     * @param clock control steps since the session began
     * @param happening why
     */
    public record Mark(long clock, Happening happening) {}

    private History(Entry[] entries, List<Mark> marks) {
        this.entries = entries;
        this.marks = marks;
    }

    /**
     * The history of a session that has just begun.
     *
     * @param first its first moment
     * @return the history
     */
    static History of(Snapshot first) {
        return new History(new Entry[] {new Entry(0, first)}, List.of());
    }

    /** How many moments there are. */
    public int size() {
        return entries.length;
    }

    /**
     * A moment.
     *
     * @param index counted from the oldest
     * @return the moment
     */
    public Snapshot moment(int index) {
        return entries[index].moment();
    }

    /**
     * When a moment was.
     *
     * @param index counted from the oldest
     * @return control steps since the session began
     */
    public long clock(int index) {
        return entries[index].clock();
    }

    /** The newest moment. */
    public Snapshot newest() {
        return entries[entries.length - 1].moment();
    }

    /** The moments worth finding again, oldest first. */
    public List<Mark> marks() {
        return marks;
    }

    /**
     * The moment nearest to a time.
     *
     * @param clock control steps since the session began
     * @return its index
     */
    public int nearest(long clock) {
        int low = 0;
        int high = entries.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (entries[middle].clock() <= clock) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean nextIsNearer =
                low + 1 < entries.length && entries[low + 1].clock() - clock < clock - entries[low].clock();
        return nextIsNearer ? low + 1 : low;
    }

    /**
     * The history with one more moment. One seen again before its step was over takes the place of how it was seen first.
     *
     * @param clock control steps since the session began, not less than the newest's
     * @param moment what was seen
     * @param happened why it is worth finding again; empty where it is not
     * @return a new history
     */
    History plus(long clock, Snapshot moment, List<Happening> happened) {
        Entry[] old = entries;
        int kept = old[old.length - 1].clock() == clock ? old.length - 1 : old.length;
        if (kept >= MOST) {
            old = thinned(old, kept);
            kept = old.length;
        }
        Entry[] now = Arrays.copyOf(old, kept + 1);
        now[kept] = new Entry(clock, moment);
        if (happened.isEmpty()) {
            return new History(now, marks);
        }
        List<Mark> more = new ArrayList<>(marks);
        happened.forEach(one -> more.add(new Mark(clock, one)));
        return new History(now, List.copyOf(more));
    }

    // The older, the further apart: up to an age of twice the base every moment, then every second one up to twice that
    // age,
    // then every fourth; the base is the largest that leaves a quarter free.
    private static Entry[] thinned(Entry[] old, int count) {
        for (long base = MOST / 4; ; base /= 2) {
            Entry[] kept = thinned(old, count, base);
            if (kept.length <= MOST - MOST / 4 || base <= 1) {
                return kept;
            }
        }
    }

    private static Entry[] thinned(Entry[] old, int count, long base) {
        Entry[] kept = new Entry[count];
        long newest = old[count - 1].clock();
        int n = 0;
        for (int i = 0; i < count; i++) {
            long clock = old[i].clock();
            long stride = Long.highestOneBit(Math.max(1, (newest - clock) / base));
            if (n == 0 || clock / stride != kept[n - 1].clock() / stride) {
                kept[n++] = old[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }
}

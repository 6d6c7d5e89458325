package adaptarium.render.watch;

import adaptarium.render.Csv;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The moments of the episode that is shown, of every agent whose scene is: what signals are plotted from. A value.
 *
 * @param panes the scenes in the order of time, by whose they are
 */
record Traces(Map<Snapshot.Source, List<Snapshot.Pane>> panes) {
    /**
     * A signal over an episode.
     *
     * @param times s since the episode began
     * @param values as many; not a number where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is never asked
    record Trace(double[] times, double[] values) {
        /** The value at the last moment that is not after a time; not a number where there is none. */
        double at(double time) {
            double found = Double.NaN;
            for (int i = 0; i < times.length && times[i] <= time + 1e-9; i++) {
                found = values[i];
            }
            return found;
        }

        /** Whether it has any value. */
        boolean isEmpty() {
            for (double value : values) {
                if (Double.isFinite(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The episode around a moment.
     *
     * @param history what has been seen
     * @param index of the moment
     * @return its scenes, as far as they have been seen
     */
    static Traces around(History history, int index) {
        int first = index;
        while (first > 0 && follows(history.moment(first - 1), history.moment(first))) {
            first--;
        }
        int last = index;
        while (last + 1 < history.size() && follows(history.moment(last), history.moment(last + 1))) {
            last++;
        }
        Map<Snapshot.Source, List<Snapshot.Pane>> panes = new EnumMap<>(Snapshot.Source.class);
        for (int i = first; i <= last; i++) {
            Snapshot moment = history.moment(i);
            for (int k = 0; k < moment.panes().size(); k++) {
                Snapshot.Pane pane = moment.panes().get(k);
                if (pane.source() != Snapshot.Source.NOW || k == moment.presentIndex()) {
                    List<Snapshot.Pane> own = panes.computeIfAbsent(pane.source(), source -> new ArrayList<>());
                    if (own.isEmpty()
                            || own.get(own.size() - 1).scene().time()
                                    < pane.scene().time()) {
                        own.add(pane); // an episode that is over stands still
                    }
                }
            }
        }
        return new Traces(panes);
    }

    // Within one episode time does not go back.
    private static boolean follows(Snapshot before, Snapshot now) {
        return before.task().number() == now.task().number()
                && before.present().scene().time() <= now.present().scene().time();
    }

    /** When the last of its moments was, s since the episode began. */
    double end() {
        return panes.values().stream()
                .mapToDouble(own -> own.get(own.size() - 1).scene().time())
                .max()
                .orElse(0);
    }

    /** A signal of one agent; empty where its scene is not shown. */
    Trace of(Snapshot.Source source, Signal signal) {
        List<Snapshot.Pane> own = panes.getOrDefault(source, List.of());
        double[] times = new double[own.size()];
        double[] values = new double[own.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = own.get(i).scene().time();
            values[i] = signal.of(own.get(i));
        }
        return new Trace(times, values);
    }

    /**
     * Signals as a table: a row for every moment, a column for every signal of every agent.
     *
     * @param signals which
     * @return comma-separated values; an empty cell where there is no value
     */
    String csv(List<Signal> signals) {
        TreeSet<Double> times = new TreeSet<>();
        panes.values().forEach(own -> own.forEach(pane -> times.add(pane.scene().time())));
        List<String> header = new ArrayList<>(List.of("time [s]"));
        List<TreeMap<Double, Double>> columns = new ArrayList<>();
        for (Signal signal : signals) {
            for (Map.Entry<Snapshot.Source, List<Snapshot.Pane>> own : panes.entrySet()) {
                header.add(signal.label() + " [" + signal.unit() + "] "
                        + own.getKey().name().toLowerCase(Locale.ROOT));
                TreeMap<Double, Double> column = new TreeMap<>();
                own.getValue().forEach(pane -> column.put(pane.scene().time(), signal.of(pane)));
                columns.add(column);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (double time : times) {
            List<String> row = new ArrayList<>(List.of(Float.toString((float) time)));
            for (TreeMap<Double, Double> column : columns) {
                double value = column.getOrDefault(time, Double.NaN);
                row.add(Double.isFinite(value) ? Float.toString((float) value) : "");
            }
            rows.add(row);
        }
        return Csv.of(header, rows);
    }
}

package adaptarium.experiments.index;

import adaptarium.experiments.run.RunSummary;
import adaptarium.experiments.run.Seal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a run stands in the index: a row of its own, a row for each of its settings, and a seal on both, so that a changed figure is noticed when it is shown. */
final class RunRows {
    /** Of the tables and of what stands in them. */
    static final int VERSION = 5;

    /** What makes its tables. */
    static final List<String> TABLES = List.of(
            "CREATE TABLE runs (place TEXT PRIMARY KEY, signature TEXT, run TEXT, study TEXT, state TEXT, family TEXT,"
                    + " algorithm TEXT, seed INTEGER, updates INTEGER, iterations INTEGER, measure TEXT, mean_return REAL,"
                    + " score REAL, scored TEXT, started TEXT, command TEXT, code TEXT, trouble TEXT, tags TEXT, note"
                    + " TEXT, words TEXT, seal TEXT, settings_seal TEXT)",
            "CREATE TABLE settings (place TEXT, key TEXT, value TEXT, number REAL, PRIMARY KEY (place, key))");

    private static final String INSERT =
            "INSERT INTO runs VALUES (" + "?, ".repeat(22) + "?)"; // as many as the table has columns

    private final Connection database;

    RunRows(Connection database) {
        this.database = database;
    }

    /** Forgets what stands at some places. */
    void delete(List<String> places) throws SQLException {
        for (String table : List.of("runs", "settings")) {
            try (PreparedStatement delete = database.prepareStatement("DELETE FROM " + table + " WHERE place = ?")) {
                for (String place : places) {
                    delete.setString(1, place);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
    }

    /**
     * Writes runs whose places are free.
     *
     * @param changed the runs
     * @param signatures of their files, in the same order
     */
    void insert(List<IndexedRun> changed, List<String> signatures) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(INSERT);
                PreparedStatement settings = database.prepareStatement("INSERT INTO settings VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < changed.size(); i++) {
                IndexedRun run = changed.get(i);
                bind(insert, run.place(), signatures.get(i), run);
                insert.addBatch();
                for (Map.Entry<String, String> setting : run.settings().entrySet()) {
                    settings.setString(1, run.place());
                    settings.setString(2, setting.getKey());
                    settings.setString(3, setting.getValue());
                    settings.setObject(4, number(setting.getValue()));
                    settings.addBatch();
                }
            }
            insert.executeBatch();
            settings.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, String place, String signature, IndexedRun run)
            throws SQLException {
        RunSummary summary = run.summary();
        String tags = String.join(" ", run.tags().tags());
        String words = String.join(
                "\n",
                place,
                summary.family(),
                summary.algorithm(),
                summary.state(),
                summary.command(),
                tags,
                run.tags().note());
        Object[] values = {
            place,
            signature,
            summary.run(),
            run.study(),
            summary.state(),
            summary.family(),
            summary.algorithm(),
            run.seed(),
            summary.updates(),
            summary.iterations(),
            summary.measure(),
            summary.meanReturn(),
            summary.score(),
            summary.scored(),
            summary.started(),
            summary.command(),
            run.commit(),
            summary.trouble(),
            tags,
            run.tags().note(),
            words,
            seal(run),
            seal(run.settings().toString())
        };
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }

    /** Of what a row says, so that a changed figure is noticed when it is shown; SQLite knows neither NaN nor a negative zero. */
    private static String seal(IndexedRun run) {
        String said = run.place() + '\n' + run.study() + '\n' + run.seed() + run.commit() + run.tags() + run.summary();
        return seal(said.replace("=NaN,", "=null,").replace("=-0.0,", "=0.0,"));
    }

    private static String seal(String said) {
        return Seal.hash(said).substring(0, 16);
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The run of a row.
     *
     * @param row all columns of {@code runs}
     * @param settings whether how it is trained is wanted, too
     * @throws SQLException where the row was changed by somebody else
     */
    IndexedRun read(ResultSet row, boolean settings) throws SQLException {
        String place = row.getString("place");
        RunSummary summary = new RunSummary(
                row.getString("run"),
                row.getString("state"),
                row.getString("family"),
                row.getString("algorithm"),
                row.getInt("updates"),
                row.getInt("iterations"),
                row.getString("measure"),
                (Double) row.getObject("mean_return"),
                (Double) row.getObject("score"),
                row.getString("scored"),
                row.getString("started"),
                row.getString("command"),
                row.getString("trouble"));
        String tags = row.getString("tags");
        IndexedRun found = new IndexedRun(
                place,
                row.getString("study"),
                row.getLong("seed"),
                row.getString("code"),
                new RunTags(tags.isEmpty() ? List.of() : Arrays.asList(tags.split(" ")), row.getString("note")),
                settings ? settings(place) : Map.of(),
                summary);
        boolean whole = seal(found).equals(row.getString("seal"))
                && (!settings || seal(found.settings().toString()).equals(row.getString("settings_seal")));
        if (!whole) {
            throw new SQLException("what it says of run '" + place + "' was changed");
        }
        return found;
    }

    private Map<String, String> settings(String place) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (PreparedStatement select =
                database.prepareStatement("SELECT key, value FROM settings WHERE place = ? ORDER BY rowid")) {
            select.setString(1, place);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return settings;
    }
}

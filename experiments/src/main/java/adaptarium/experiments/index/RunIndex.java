package adaptarium.experiments.index;

import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The index of runs: an SQLite file beside them, {@code index.sqlite}. It is never the only copy of anything: whenever it is opened, runs whose files have changed
 * are read anew, and one that is damaged or of another version is made anew; where it cannot be used or written, such as on a full disk, it is left as it is, and
 * one in memory takes its place. What it says of a run has a seal.
 */
public final class RunIndex implements AutoCloseable {
    /** Its file in the folder of runs. */
    static final String FILE = "index.sqlite";

    private static final int VERSION = 5; // of the tables below and of what stands in them: another one is made anew
    private static final int BUSY = 5; // SQLite's codes of what went wrong
    private static final int LOCKED = 6;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final int PATIENCE = 2000; // ms for somebody else who writes it
    private static final List<String> TABLES = List.of(
            "CREATE TABLE runs (place TEXT PRIMARY KEY, signature TEXT, run TEXT, study TEXT, state TEXT, family TEXT,"
                    + " algorithm TEXT, seed INTEGER, updates INTEGER, iterations INTEGER, measure TEXT, mean_return REAL,"
                    + " score REAL, scored TEXT, started TEXT, command TEXT, code TEXT, trouble TEXT, tags TEXT, note"
                    + " TEXT, words TEXT, seal TEXT, settings_seal TEXT)",
            "CREATE TABLE settings (place TEXT, key TEXT, value TEXT, number REAL, PRIMARY KEY (place, key))");
    private static final String INSERT =
            "INSERT INTO runs VALUES (" + "?, ".repeat(22) + "?)"; // as many as the table has columns

    private final Path runs;
    private final Connection database;

    private RunIndex(Path runs, Connection database) {
        this.runs = runs;
        this.database = database;
    }

    /**
     * Opens the index of a folder of runs and brings it up to date.
     *
     * @param runs the folder; it may be missing
     * @param notes hears in a line where the file could not be used
     * @return the index, closed by the caller
     */
    public static RunIndex open(Path runs, Consumer<String> notes) {
        if (!Files.isDirectory(runs)) {
            return inMemory(runs);
        }
        Path file = runs.resolve(FILE);
        try {
            return refreshed(runs, file.toAbsolutePath().toString());
        } catch (SQLException e) {
            if (isBusy(e)) {
                notes.accept("index " + file + " is being written by somebody else; the folders are read instead");
                return inMemory(runs);
            }
            if (!isToBeMadeAnew(e)) {
                return withoutFile(runs, e, notes);
            }
        }
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                notes.accept("index " + file + " cannot be read and is made anew from the folders");
                Files.delete(file);
            }
            return refreshed(runs, file.toAbsolutePath().toString());
        } catch (SQLException | IOException e) {
            return withoutFile(runs, e, notes);
        }
    }

    private static RunIndex withoutFile(Path runs, Exception trouble, Consumer<String> notes) {
        notes.accept("index " + runs.resolve(FILE) + " cannot be written ("
                + String.valueOf(trouble.getMessage()).lines().findFirst().orElse("")
                + "); the folders are read instead");
        return inMemory(runs);
    }

    private static boolean isBusy(SQLException e) {
        return e.getErrorCode() == BUSY || e.getErrorCode() == LOCKED;
    }

    /** Whether the file is damaged, or of another version: not where it is the disk, or a right, that something is wanting of. */
    private static boolean isToBeMadeAnew(SQLException e) {
        return e.getErrorCode() == CORRUPT || e.getErrorCode() == NOT_A_DATABASE;
    }

    private static RunIndex inMemory(Path runs) {
        try {
            return refreshed(runs, ":memory:");
        } catch (SQLException e) {
            throw new UserException("cannot search the runs: " + e.getMessage(), e);
        }
    }

    private static RunIndex refreshed(Path runs, String file) throws SQLException {
        SqliteLibrary.prepare();
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            RunIndex index = new RunIndex(runs, database);
            index.prepare();
            index.refresh();
            return index;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE);
            statement.execute("PRAGMA trusted_schema = OFF"); // the file may come from anywhere
            statement.execute("PRAGMA synchronous = OFF"); // what a power cut breaks is made anew
            List<String> present = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
                while (rows.next()) {
                    present.add(rows.getString(1));
                }
            }
            int version;
            try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
                version = rows.getInt(1);
            }
            if (present.isEmpty()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("PRAGMA user_version = " + VERSION);
            } else if (version != VERSION || !present.equals(TABLES)) {
                throw new SQLException("it has other tables", /* SQLState= */ "", NOT_A_DATABASE); // of ours
            }
            try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(runs)")) {
                if (!"ok".equals(rows.getString(1))) {
                    throw new SQLException("it is damaged", /* SQLState= */ "", CORRUPT);
                }
            }
        }
    }

    private void refresh() throws SQLException {
        Map<String, String> known = new HashMap<>(); // only asked for, never gone through in a way that matters
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT place, signature FROM runs")) {
            while (rows.next()) {
                known.put(rows.getString(1), rows.getString(2));
            }
        }
        List<IndexedRun> changed = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        List<RunDirectory> present = RunFolders.all(runs);
        List<String> now = present.parallelStream().map(IndexedRun::signature).toList();
        for (int i = 0; i < present.size(); i++) {
            RunDirectory run = present.get(i);
            String signature = now.get(i);
            if (!signature.equals(known.remove(runs.relativize(run.folder()).toString()))) {
                signatures.add(signature); // taken before reading: what changes meanwhile is read again
                changed.add(IndexedRun.read(runs, run));
            }
        }
        List<String> gone = new ArrayList<>(known.keySet());
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        changed.forEach(run -> gone.add(run.place()));
        database.setAutoCommit(false);
        try {
            for (String table : List.of("runs", "settings")) {
                try (PreparedStatement delete =
                        database.prepareStatement("DELETE FROM " + table + " WHERE place = ?")) {
                    for (String place : gone) {
                        delete.setString(1, place);
                        delete.addBatch();
                    }
                    delete.executeBatch();
                }
            }
            insert(changed, signatures);
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
    }

    private void insert(List<IndexedRun> changed, List<String> signatures) throws SQLException {
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
        return Sha256.of(said.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    @org.jspecify.annotations.Nullable
    private static Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Finds runs, without their settings.
     *
     * @param filters as {@link RunQuery#of} takes them; all have to hold
     * @param sort a column's name, perhaps with a minus before it
     * @param limit at most so many
     * @return runs in order, those running now said to be so
     * @throws UserException where a filter or the order does not fit
     */
    public List<IndexedRun> find(List<String> filters, String sort, int limit) {
        return find(filters, sort, limit, /* settings= */ false);
    }

    /**
     * Finds runs.
     *
     * @param filters as {@link RunQuery#of} takes them; all have to hold
     * @param sort a column's name, perhaps with a minus before it
     * @param limit at most so many
     * @param settings whether how they are trained is wanted, too, which takes longer
     * @return runs in order, those running now said to be so
     * @throws UserException where a filter or the order does not fit
     */
    public List<IndexedRun> find(List<String> filters, String sort, int limit, boolean settings) {
        RunQuery query = RunQuery.of(filters, sort, limit, this::settingKeys);
        List<IndexedRun> found = new ArrayList<>();
        try (PreparedStatement select = database.prepareStatement(
                "SELECT * FROM runs WHERE " + query.where() + " ORDER BY " + query.order() + " LIMIT ?")) {
            for (int i = 0; i < query.values().size(); i++) {
                select.setObject(i + 1, query.values().get(i));
            }
            select.setInt(query.values().size() + 1, query.limit());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(run(rows, settings));
                }
            }
        } catch (SQLException | IllegalArgumentException e) {
            throw new UserException(
                    "cannot search " + runs.resolve(FILE) + ": " + e.getMessage() + "; delete it, and it is made anew",
                    e);
        }
        return found.parallelStream().map(run -> run.now(runs)).toList();
    }

    private Set<String> settingKeys() {
        Set<String> keys = new TreeSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT key FROM settings")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        } catch (SQLException e) {
            return Set.of(); // the search will say what is wrong
        }
        return keys;
    }

    private IndexedRun run(ResultSet row, boolean settings) throws SQLException {
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

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new UserException("cannot close the index of runs: " + e.getMessage(), e);
        }
    }
}

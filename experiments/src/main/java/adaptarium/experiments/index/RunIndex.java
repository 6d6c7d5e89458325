package adaptarium.experiments.index;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import java.io.IOException;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The index of runs: an SQLite file beside them, {@code index.sqlite}. It is never the only copy of anything: whenever it is opened, runs whose files have changed
 * are read anew, and one that is damaged or of another version is made anew; where it cannot be used or written, such as on a full disk, it is left as it is, and
 * one in memory takes its place. How a run stands in it, {@link RunRows} knows.
 */
public final class RunIndex implements AutoCloseable {
    /** Its file in the folder of runs. */
    static final String FILE = "index.sqlite";

    private static final int BUSY = 5; // SQLite's codes of what went wrong
    private static final int LOCKED = 6;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final int MOST_STRAYS = 10; // lines: a screen is for the runs
    private static final int PATIENCE = 2000; // ms for somebody else who writes it

    private final Path runs;
    private final Connection database;
    private final RunRows stored;
    private List<String> strays = List.of();

    private RunIndex(Path runs, Connection database) {
        this.runs = runs;
        this.database = database;
        stored = new RunRows(database);
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
                for (String table : RunRows.TABLES) {
                    statement.execute(table);
                }
                statement.execute("PRAGMA user_version = " + RunRows.VERSION);
            } else if (version != RunRows.VERSION || !present.equals(RunRows.TABLES)) {
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
        RunFolders folders = RunFolders.in(runs);
        strays = folders.strays();
        List<RunDirectory> present = folders.runs();
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
            stored.delete(gone);
            stored.insert(changed, signatures);
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
    }

    /**
     * What lies among the runs, looks like one and is not listed, such as a folder whose {@code config.yaml} has gone.
     *
     * @return a line each that names it and what is missing; of very many, the last line says how many more there are
     */
    public List<String> strays() {
        if (strays.size() <= MOST_STRAYS) {
            return strays;
        }
        List<String> first = new ArrayList<>(strays.subList(0, MOST_STRAYS - 1));
        first.add("and " + (strays.size() - first.size()) + " more in " + runs + " that are no runs, either");
        return first;
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
            try (ResultSet table = select.executeQuery()) {
                while (table.next()) {
                    found.add(stored.read(table, settings));
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

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new UserException("cannot close the index of runs: " + e.getMessage(), e);
        }
    }
}

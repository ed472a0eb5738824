package org.vmorph.conformance.qemu;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What QEMU has made of some programs, in a file: for each the words that storage held before and
 * afterwards, as far as they are not zero, by address.
 *
 * @param by which QEMU that was
 * @param command how it was run
 */
record RecordedRuns(String by, String command, List<Run> runs) {
  private static final Path FILE =
      Path.of(System.getProperty("vmorph.root", ".."), "vectors", "qemu", "rv64.json");

  /** A program, by the seed that it came from when it was recorded, and what has come of it. */
  record Run(long seed, long[] before, long[] after) {}

  /** Those of the repository. */
  static RecordedRuns read() throws IOException {
    var all = new ObjectMapper().readTree(FILE.toFile());
    var runs = new ArrayList<Run>();
    for (var run : all.get("runs")) {
      var before = new long[RandomProgram.BYTES / 8];
      run.get("before")
          .properties()
          .forEach(word -> put(before, word.getKey(), word.getValue().asText()));
      var after = before.clone();
      run.get("changes")
          .properties()
          .forEach(word -> put(after, word.getKey(), word.getValue().asText()));
      runs.add(new Run(run.get("seed").asLong(), before, after));
    }
    return new RecordedRuns(all.get("by").asText(), all.get("command").asText(), runs);
  }

  private static void put(long[] words, String at, String text) {
    int first = (int) (Long.decode(at) - RandomProgram.RAM) / 8;
    var row = text.split(" ");
    for (int i = 0; i < row.length; i++) {
      words[first + i] = Long.parseUnsignedLong(row[i], 16);
    }
  }

  void write() {
    var all = new LinkedHashMap<String, Object>();
    all.put("schema", "vmorph/recorded-runs/1");
    all.put("machine", "rv64");
    all.put("config", new TreeMap<>(Model.CONFIGURATION));
    all.put("by", by);
    all.put("command", command);
    all.put("not compared", Difference.KNOWN);
    all.put("avoided", Difference.AVOIDED);
    all.put(
        "runs",
        runs.stream()
            .map(
                run -> {
                  var one = new LinkedHashMap<String, Object>();
                  one.put("seed", run.seed);
                  one.put("before", rows(run.before, new long[run.before.length]));
                  one.put("changes", rows(run.after, run.before));
                  return one;
                })
            .toList());
    try {
      Files.createDirectories(FILE.getParent());
      var text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
      Files.writeString(FILE, text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Words in rows of eight, those that are other words than these. */
  private static Map<String, String> rows(long[] words, long[] than) {
    var rows = new LinkedHashMap<String, String>();
    for (int i = 0; i < words.length; i += 8) {
      int from = i;
      if (!Arrays.equals(words, i, i + 8, than, i, i + 8)) {
        rows.put(
            "0x" + Long.toHexString(RandomProgram.RAM + 8L * i),
            IntStream.range(0, 8)
                .mapToObj(k -> Long.toHexString(words[from + k]))
                .collect(Collectors.joining(" ")));
      }
    }
    return rows;
  }
}

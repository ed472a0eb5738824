package org.vmorph.model.recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of what somebody else's machine did, from a file {@code recorded/NAME.rows}:
 *
 * <pre>
 * # Who recorded it, with what, and how.
 * machine m68000
 * by      QEMU 7.2: qemu-system-m68k -M virt -cpu m68000
 * radix   16
 *
 * program MOVE SR,D0 : 40c0
 *
 * # instruction | configuration | mode | outcome | what is to be said of it
 * MOVE SR,D0 | - | user | completed d0=11110000
 * MOVE CCR,D0 | - | user | completed d0=11110000 | here trapped vector=4: QEMU executes it
 * </pre>
 *
 * @param name of the file
 * @param machine that is to do the same
 * @param by who did it
 * @param radix of its numbers
 */
public record Recording(String name, String machine, String by, int radix, List<RecordedRow> rows) {
  /** What a remark begins with that says what the machine does instead. */
  private static final String HERE = "here ";

  /** The recording of a name. */
  public static Recording read(String name) {
    try (var text = Recording.class.getResourceAsStream("/recorded/" + name + ".rows")) {
      if (text == null) {
        throw new IllegalArgumentException("there is no recording " + name);
      }
      return read(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same table with other rows, of the same programs. */
  Recording again(String others) {
    var programs = new LinkedHashMap<String, String>();
    rows.forEach(row -> programs.put(row.instruction(), row.program()));
    var recorded =
        others
            .lines()
            .filter(line -> line.contains("|"))
            .map(line -> row(line, programs, radix))
            .toList();
    unique(name, recorded);
    return new Recording(name, machine, by, radix, recorded);
  }

  static Recording read(String name, String text) {
    var head = new LinkedHashMap<String, String>();
    var programs = new LinkedHashMap<String, String>();
    var rows = new ArrayList<RecordedRow>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        if (line.contains("|")) {
          rows.add(row(line, programs, Integer.parseInt(head.get("radix"))));
        } else if (line.startsWith("program ")) {
          int colon = line.lastIndexOf(" : ");
          programs.put(
              line.substring("program ".length(), colon).strip(),
              line.substring(colon + 3).strip());
        } else {
          var words = line.split(" +", 2);
          head.put(words[0], words[1].strip());
        }
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(name + ".rows:" + number + ": " + e.getMessage(), e);
      }
    }
    unique(name, rows);
    return new Recording(
        name,
        head.get("machine"),
        head.get("by"),
        Integer.parseInt(head.get("radix")),
        List.copyOf(rows));
  }

  private static RecordedRow row(String line, Map<String, String> programs, int radix) {
    var cells = line.split("\\|", -1);
    if (cells.length < 4 || cells.length > 5) {
      throw new IllegalArgumentException("expected four cells, or five with a remark");
    }
    var instruction = cells[0].strip();
    var program = programs.get(instruction);
    if (program == null) {
      throw new IllegalArgumentException("no program is called " + instruction);
    }
    var configuration = cells[1].strip();
    var remark = cells.length == 5 ? cells[4].strip() : "";
    boolean isUnlike = remark.startsWith(HERE);
    int colon = isUnlike ? remark.indexOf(": ") : -2;
    if (isUnlike && colon < 0) {
      throw new IllegalArgumentException(
          "'%s': expected a reason behind a colon".formatted(remark));
    }
    var note = remark.substring(colon + 2);
    return new RecordedRow(
        instruction,
        program,
        configuration.equals("-") ? "" : configuration,
        cells[2].strip(),
        RecordedOutcome.read(cells[3], radix),
        isUnlike
            ? Optional.of(RecordedOutcome.read(remark.substring(HERE.length(), colon), radix))
            : Optional.empty(),
        note.isBlank() ? Optional.empty() : Optional.of(note));
  }

  private static void unique(String name, List<RecordedRow> rows) {
    var seen = new HashSet<String>();
    for (var row : rows) {
      if (!seen.add(row.what())) {
        throw new IllegalArgumentException(name + ".rows has two rows of " + row.what());
      }
    }
  }
}

package org.vmorph.conformance.cli.classify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may execute what, as the RISC-V unified database has it, where a copy of its facts lies
 * beside the project; it is not part of it.
 */
final class UnifiedDatabase {
  private static final Path FACTS =
      Path.of(System.getProperty("vmorph.riscv.facts", "../../shared/riscv"));

  /** The modes, the least privileged first. */
  private static final List<String> MODES = List.of("u", "s", "m");

  /** By instruction, of supervisor and user mode: always, sometimes or never. */
  private final Map<String, Map<String, String>> access = new LinkedHashMap<>();

  /** By register: the least privileged mode that may reach it. */
  private final Map<String, String> lowest = new LinkedHashMap<>();

  private UnifiedDatabase() {}

  static Optional<UnifiedDatabase> beside() {
    if (!Files.exists(FACTS.resolve("instructions.tsv"))) {
      return Optional.empty();
    }
    var database = new UnifiedDatabase();
    rows("instructions.tsv")
        .forEach(
            row -> {
              var words = new LinkedHashMap<String, String>();
              words.put("m", "always");
              for (var word : row[4].split(" ")) {
                words.put(word.substring(0, 1), word.substring(2));
              }
              database.access.put(row[1].replaceAll("\\.(aq|rl|aqrl)$", ""), words);
            });
    rows("csrs.tsv").forEach(row -> database.lowest.put(row[1], row[2].toLowerCase()));
    return Optional.of(database);
  }

  private static List<String[]> rows(String file) {
    try {
      return Files.readAllLines(FACTS.resolve(file)).stream()
          .skip(2)
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether an instruction, or an access to a register, completes in one mode and is refused in the
   * other; empty where the database does not know it, or says that it depends.
   */
  Optional<Boolean> isPrivileged(String name, String in, String below) {
    int dot = name.indexOf('.');
    var register = name.startsWith("csrr") && dot > 0 ? name.substring(dot + 1) : "";
    if (!register.isEmpty()) {
      return Optional.ofNullable(lowest.get(register))
          .map(mode -> rank(mode) <= rank(in) && rank(mode) > rank(below));
    }
    return Optional.ofNullable(access.get(name))
        .filter(words -> !words.get(in).equals("sometimes"))
        .filter(words -> !words.get(below).equals("sometimes"))
        .map(words -> words.get(in).equals("always") && words.get(below).equals("never"));
  }

  private static int rank(String mode) {
    return MODES.indexOf(mode);
  }
}

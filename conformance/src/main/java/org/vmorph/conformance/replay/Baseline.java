package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.setting.Setting;

/**
 * Failures that somebody knows of and has a reason for, and those of rules that nobody asks about:
 * they are reported, and do not fail a run.
 *
 * @param entries in the order of the file
 * @param asked the rules that are asked about, if not all are
 */
public record Baseline(List<Known> entries, Optional<Set<Rule>> asked) {
  /** Nothing is known. */
  public static final Baseline NONE = new Baseline(List.of());

  private static final String SCHEMA = "vmorph/baseline/1";
  private static final List<String> KEYS =
      List.of("machine", "monitor", "rule", "instruction", "bare", "virtual", "reason");

  /**
   * A known failure. It has no seed and no depth: what is known is the failure, and not a program
   * that shows it.
   *
   * @param monitor its name; of several, with a + between them
   * @param line where it starts in its file, from 1
   */
  public record Known(String machine, String monitor, Failure failure, String reason, int line) {
    private boolean isFor(Setting setting) {
      return machine.equals(setting.machine().called()) && monitor.equals(setting.monitorNames());
    }
  }

  /** Keeps its own list. */
  public Baseline {
    entries = List.copyOf(entries);
    asked = asked.map(Set::copyOf);
  }

  /** Every rule is asked about. */
  public Baseline(List<Known> entries) {
    this(entries, Optional.empty());
  }

  /** Whether anybody wants to hear of a failure. */
  public boolean asks(Failure failure) {
    return asks(failure.rule());
  }

  /** Whether a rule is asked about. */
  public boolean asks(Rule rule) {
    return asked.map(some -> some.contains(rule)).orElse(true);
  }

  /**
   * The baseline in a file: its first line, then entries, with blank lines between them. Lines that
   * start with # are comments.
   *
   * @param name the name it goes by in messages
   * @param rules that may be broken
   * @throws FormatError if it is not as it should be
   */
  public static Baseline read(String name, String text, Rules rules) {
    var lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(SCHEMA)) {
      throw new FormatError(name, 1, 1, "is no baseline; expected '" + SCHEMA + "'");
    }
    var entries = new ArrayList<Known>();
    var block = new ArrayList<KeyedLines.Line>();
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.isBlank()) {
        add(entries, name, block, rules);
      } else if (!line.startsWith("#")) {
        block.add(KeyedLines.Line.of(i + 1, 1, line));
      }
    }
    add(entries, name, block, rules);
    return new Baseline(entries);
  }

  private static void add(
      List<Known> entries, String name, List<KeyedLines.Line> block, Rules rules) {
    if (block.isEmpty()) {
      return;
    }
    var fields = new KeyedLines(name, block, KEYS);
    var known =
        new Known(
            fields.text("machine"),
            fields.text("monitor"),
            new Failure(
                fields.rule("rule", rules),
                fields.text("instruction"),
                fields.outcome("bare"),
                fields.outcome("virtual")),
            fields.text("reason"),
            block.getFirst().number());
    for (var earlier : entries) {
      if (earlier.machine.equals(known.machine)
          && earlier.monitor.equals(known.monitor)
          && earlier.failure.equals(known.failure)) {
        throw new FormatError(
            name, known.line, 1, "is the same failure as the one in line " + earlier.line);
      }
    }
    entries.add(known);
    block.clear();
  }

  /** What is known of a setting. */
  public List<Known> of(Setting setting) {
    return entries.stream().filter(known -> known.isFor(setting)).toList();
  }

  /** Whether a failure in a setting is known, or not asked about. */
  public boolean knows(Setting setting, Failure failure) {
    return !asks(failure) || of(setting).stream().anyMatch(known -> known.failure.equals(failure));
  }

  /** What to write into the file to make a failure known. */
  public static String entry(Setting setting, Failure failure) {
    return """
    machine: %s
    monitor: %s
    rule: %s
    instruction: %s
    bare: %s
    virtual: %s
    reason:
    """
        .formatted(
            setting.machine(),
            setting.monitorNames(),
            failure.rule(),
            failure.at(),
            failure.bare(),
            failure.virtual());
  }
}

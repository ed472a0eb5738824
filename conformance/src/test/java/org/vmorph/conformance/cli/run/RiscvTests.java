package org.vmorph.conformance.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.elf.ElfImage;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Table;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/**
 * A folder of test programs for RISC-V that somebody has built, as ELF files called {@code
 * GROUP-KIND-NAME}, run on the machine as it usually is, but for what is given. One that does not
 * pass there is expected not to, for a reason that is written down; and if that names a parameter,
 * to pass with it.
 */
final class RiscvTests {
  private static final int WORDS = 1 << 21;
  private static final int STEPS = 200_000;

  /**
   * Why some do not pass.
   *
   * @param names a pattern of their names
   * @param setting of which parameter it is a question, as NAME=VALUE; empty if of none
   */
  record Reason(String names, Optional<String> setting, String says) {
    boolean isOf(String name) {
      return name.matches(names);
    }

    /** From a file of lines: pattern, setting or {@code -}, what it says. */
    static List<Reason> read(String text) {
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+", 3))
          .map(part -> new Reason(part[0], setting(part[1]), part[2]))
          .toList();
    }

    private static Optional<String> setting(String text) {
      return Optional.of(text).filter(it -> !it.equals("-"));
    }
  }

  /**
   * What has come of one.
   *
   * @param usual empty if it passes, else what happened
   * @param reason why that may be, if it is written down
   * @param other the same with the setting of the reason
   */
  record Result(
      String name, Optional<String> usual, Optional<Reason> reason, Optional<String> other) {
    /** Whether it is as expected. */
    boolean isExpected() {
      return usual.isEmpty() ? reason.isEmpty() : reason.isPresent() && other.isEmpty();
    }

    String says() {
      var what = name + ": " + usual.orElse("passes");
      if (reason.isEmpty()) {
        return what + (usual.isEmpty() ? "" : "; no reason is written down");
      }
      var why = what + "; " + reason.get().says();
      if (usual.isEmpty()) {
        return why + "; expected to fail";
      }
      return reason.get().setting().isEmpty()
          ? why
          : why + "; with " + reason.get().setting().get() + ": " + other.orElse("passes");
    }
  }

  private final List<Reason> reasons;
  private final List<String> given;
  private final Map<String, Engine> engines = new ConcurrentHashMap<>();

  RiscvTests(List<Reason> reasons) {
    this(reasons, List.of());
  }

  /** With these settings, as NAME=VALUE: what is a question of one of them is no reason. */
  RiscvTests(List<Reason> reasons, List<String> given) {
    this.reasons =
        reasons.stream().filter(it -> it.setting().filter(given::contains).isEmpty()).toList();
    this.given = given;
  }

  /** All of a folder; what is called like a test program and is none is told as well. */
  List<Result> run(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().parallelStream()
          .filter(file -> isCalledLikeOne(file) || isElf(file))
          .map(this::one)
          .toList();
    }
  }

  /** Others lie beside them, whose names end in .dump, say. */
  private static boolean isCalledLikeOne(Path file) {
    return file.getFileName().toString().matches("rv\\d+\\w+-\\w+-[\\w-]+");
  }

  private static boolean isElf(Path file) {
    try {
      return ElfImage.is(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result one(Path file) {
    var name = file.getFileName().toString();
    var reason = reasons.stream().filter(it -> it.isOf(name)).findFirst();
    var other = reason.flatMap(Reason::setting).flatMap(setting -> failure(file, setting));
    return new Result(name, failure(file, ""), reason, other);
  }

  /** What it fails with; empty if it passes. */
  private Optional<String> failure(Path file, String setting) {
    var engine = engines.computeIfAbsent(setting, it -> new Interpreter(new Elaboration(with(it))));
    try {
      var program = ElfImage.read(file, engine.semantics().machine(), WORDS);
      if (program.toHost().isEmpty()) {
        return Optional.of("has no word tohost");
      }
      var simulation = Simulation.of(engine, List.of(), program, WORDS, "");
      simulation.run(STEPS);
      var code = simulation.code();
      return code.isEmpty()
          ? Optional.of("has not ended after %,d steps".formatted(STEPS))
          : code.filter(it -> it != 0).map(it -> "test " + it + " of it fails");
    } catch (BadInput | IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** As given, and with one setting more if it is not empty. */
  private Architecture with(String setting) {
    var usual = Machines.large().getFirst().configuration();
    var settings = usual.settings();
    for (var each : Stream.concat(given.stream(), Stream.of(setting)).toList()) {
      if (!each.isEmpty()) {
        var parts = each.split("=");
        settings = settings.with(parts[0], parts[1]);
      }
    }
    return usual.machine().apply(settings);
  }

  /** A row for each directory, and a line for each that does not pass. */
  static String told(List<Result> results) {
    var groups = new TreeMap<String, List<Result>>();
    for (var result : results) {
      var parts = result.name().split("-", 3);
      var group = parts.length < 3 ? "others" : parts[0] + "-" + parts[1];
      groups.computeIfAbsent(group, it -> new ArrayList<>()).add(result);
    }
    var table = new Table("directory", "programs", "pass", "do not, with a reason", "do not");
    groups.forEach((group, all) -> table.row(row(group, all)));
    if (groups.size() > 1) {
      table.row(row("all", results));
    }
    var text = new StringBuilder().append(table);
    results.stream()
        .filter(result -> result.usual().isPresent() || !result.isExpected())
        .forEach(result -> text.append(result.says()).append('\n'));
    return text.toString();
  }

  private static String[] row(String name, List<Result> all) {
    long pass = all.stream().filter(result -> result.usual().isEmpty()).count();
    long known =
        all.stream().filter(result -> result.usual().isPresent() && result.isExpected()).count();
    return new String[] {
      name,
      String.valueOf(all.size()),
      String.valueOf(pass),
      String.valueOf(known),
      String.valueOf(all.size() - pass - known)
    };
  }
}

package org.vmorph.conformance.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.gen.Start;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.AssemblyError;

/**
 * A failure that is kept: a program in assembly, headed by comments that say where it fails, and
 * how. It needs no generator, so it means the same when the generator has changed.
 *
 * @param version of vmorph, for people
 * @param token the setting, and the program it was made of
 * @param file the program it was made of, if that was not a generated one
 * @param failure what it shows; none if the monitor was lost
 * @param lost why the monitor was lost, in a line, if it was
 * @param step after which it shows, from 1
 * @param atOnce how many steps the monitor was asked for, if it shows only when it is asked for
 *     more than one
 * @param first how many it is asked for at first, if that does not depend on its words
 * @param input what the console says
 * @param start how the guest starts that has not just been reset, place by place
 * @param snug whether no word is to spare behind the guest
 * @param text the whole file
 */
public record Case(
    String version,
    Token token,
    Optional<String> file,
    Optional<Failure> failure,
    Optional<String> lost,
    long step,
    OptionalLong atOnce,
    OptionalLong first,
    List<Long> input,
    List<String> start,
    boolean snug,
    String text) {
  /** How its file's name ends. */
  public static final String ENDING = ".case";

  private static final int DIGITS = 8;

  /** Keeps its own list. */
  public Case {
    input = List.copyOf(input);
    start = List.copyOf(start);
  }

  /** The case of a divergence, best a small one, of a generated program. */
  public static Case of(Divergence divergence, String version) {
    return of(divergence, version, Optional.empty());
  }

  /**
   * The case of a divergence.
   *
   * @param file the program's name, if it was not generated
   * @throws IllegalArgumentException {@link #whyNot with the reason} if a case cannot say it
   */
  public static Case of(Divergence divergence, String version, Optional<String> file) {
    whyNot(divergence)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(divergence.program() + ": " + why);
            });
    var header =
        new Case(
            version,
            file.isPresent() ? Token.of(divergence.setting(), 0, 0) : Token.of(divergence),
            file,
            Optional.of(divergence.failure()),
            Optional.empty(),
            divergence.step(),
            divergence.atOnce(),
            divergence.program().first(),
            Arrays.stream(divergence.program().input()).boxed().toList(),
            start(divergence.program()),
            divergence.setting().guards() == 0,
            "");
    return header.with(CaseHeader.print(header) + "\n" + CaseBody.of(divergence));
  }

  /**
   * The case of a guest in which a monitor was lost.
   *
   * @param file the program's name, if it was not generated
   */
  public static Case of(Lost lost, String version, Optional<String> file) {
    var guest = lost.guest().orElseThrow();
    var header =
        new Case(
            version,
            file.isPresent()
                ? Token.of(lost.setting(), 0, 0)
                : Token.of(lost.setting(), guest.seed(), guest.index()),
            file,
            Optional.empty(),
            Optional.of(lost.why().lines().collect(Collectors.joining(" "))),
            0,
            OptionalLong.empty(),
            guest.first(),
            Arrays.stream(guest.input()).boxed().toList(),
            start(guest),
            lost.setting().guards() == 0,
            "");
    return header.with(CaseHeader.print(header) + "\n" + CaseBody.of(guest));
  }

  /** Why a divergence has no case, if it has none. */
  public static Optional<String> whyNot(Divergence divergence) {
    return divergence.rule() == Rule.E10
        ? Optional.of("a case is one program that fails alone and every time, and this does not")
        : Optional.empty();
  }

  private static List<String> start(GuestProgram program) {
    return program.start().map(it -> List.of(StartText.print(it).split(" "))).orElse(List.of());
  }

  Case with(String other) {
    return new Case(
        version, token, file, failure, lost, step, atOnce, first, input, start, snug, other);
  }

  /**
   * The case in a file.
   *
   * @param name the name it goes by in messages
   * @throws FormatError if the header is not as it should be
   */
  public static Case read(String name, String text) {
    return read(name, text, Rules.ALL);
  }

  /** The same where there are other rules as well. */
  public static Case read(String name, String text, Rules rules) {
    return CaseHeader.read(name, text, rules).with(text);
  }

  /**
   * Its program.
   *
   * @param name the name the file goes by in messages
   * @throws AssemblyError if it cannot be assembled
   * @throws FormatError if it does not fit into its storage, or has names the machine does not have
   */
  public GuestProgram program(String name, Architecture machine) {
    new CaseNames(name, text, machine).check(this);
    var program = new Assembler(machine).assemble(name, text);
    if (program.size() > token.words()) {
      throw new FormatError(
          name,
          program.extents().stream()
              .filter(extent -> extent.first() <= token.words())
              .reduce(1, (before, extent) -> extent.line(), (one, other) -> other),
          1,
          "address " + token.words() + " is beyond the " + token.words() + " words of 'words:'");
    }
    var words = Arrays.copyOf(program.words(), token.words());
    return guest(name, machine, words).withFirst(first).withStart(start(name, machine));
  }

  private GuestProgram guest(String name, Architecture machine, long[] words) {
    var typed = input.stream().mapToLong(Long::longValue).toArray();
    try {
      return new GuestProgram(machine, words, typed, token.seed(), token.index());
    } catch (IllegalArgumentException e) {
      throw new FormatError(name, 1, 1, "input: " + e.getMessage());
    }
  }

  private Optional<Start> start(String name, Architecture machine) {
    try {
      return start.isEmpty()
          ? Optional.empty()
          : Optional.of(new StartText(machine).parse(start, token.words()));
    } catch (IllegalArgumentException e) {
      throw new FormatError(name, 1, 1, "start: " + e.getMessage());
    }
  }

  /** A setting of its own: guests of its size, its budget, and what they do without. */
  public Setting setting(Setting of) {
    var own = of.withWords(token.words()).withBudget(token.steps()).without(token.without());
    return snug ? own.snug() : own;
  }

  /**
   * The name of its file: rule, instruction, and a hash of what it shows, but not of where it came
   * from: the same program of another seed is the same case.
   */
  public String fileName() {
    var what =
        failure.map(it -> it.rule().id() + "-" + it.at().replaceAll("[^\\w-]", "_")).orElse("lost");
    return what + "-" + hash() + ENDING;
  }

  private String hash() {
    var what =
        String.join(
            "\n",
            token.machine(),
            String.join("+", token.monitors()),
            token.depth() + " " + token.words() + " " + token.steps() + " " + token.without(),
            failure.map(Failure::toString).orElse("lost"),
            input.toString() + start,
            text.substring(text.indexOf("\n\n") + 1));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(what.getBytes(StandardCharsets.UTF_8)))
          .substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}

package org.vmorph.conformance.replay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.vmm.Vmm;

/**
 * A program of a campaign and the setting it ran in, in one word: {@code
 * MACHINE[,NAME=VALUE...]:VMM[+VMM...]:dN:sSEED:pINDEX[:wWORDS][:nSTEPS][:xNAME[+NAME...]][:aINDEX[+INDEX...]][:tGUESTS][:gVERSION]}.
 * A test state has {@code :vNUMBER-MARK} instead of seed, index and version.
 *
 * @param machine as it is called, with its settings where they are not the usual ones
 * @param index below 0 of a staged guest; of a test state its number
 * @param monitors names, the outermost first; one name stands for the same monitor at every depth
 * @param words w
 * @param steps the budget
 * @param without names of instructions left out
 * @param after numbers of the campaign's programs that are run before, in order
 * @param together how many guests are run side by side; then the index is that of a run
 * @param generator the version of the generator that made the program
 * @param state what a test state is known by, if it is one
 */
public record Token(
    String machine,
    List<String> monitors,
    int depth,
    long seed,
    long index,
    int words,
    long steps,
    Set<String> without,
    List<Long> after,
    int together,
    int generator,
    Optional<String> state) {
  /** The storage of a guest in tokens that do not say it, whatever machine it is for. */
  static final int WORDS = 64;

  /** The version of tokens that do not say it. */
  static final int FIRST = 1;

  /** Rejects numbers that make no sense. */
  public Token {
    monitors = List.copyOf(monitors);
    without = Set.copyOf(without);
    after = List.copyOf(after);
    if (depth < 1 || monitors.size() != 1 && monitors.size() != depth) {
      throw new IllegalArgumentException(
          "expected one monitor, or as many as the depth of "
              + depth
              + ": "
              + String.join("+", monitors));
    }
  }

  /** A program of this generator that is run alone. */
  public Token(
      String machine,
      List<String> monitors,
      int depth,
      long seed,
      long index,
      int words,
      long steps,
      Set<String> without) {
    this(
        machine,
        monitors,
        depth,
        seed,
        index,
        words,
        steps,
        without,
        List.of(),
        1,
        Generator.VERSION,
        Optional.empty());
  }

  /** The token of a divergence: of its program as it was generated. */
  public static Token of(Divergence divergence) {
    var after = divergence.before().stream().map(GuestProgram::index).toList();
    return of(divergence.setting(), divergence.program()).after(after);
  }

  /** The token of a guest that was generated, staged, or made of a test state. */
  public static Token of(Setting setting, GuestProgram guest) {
    return of(setting, guest.seed(), guest.index()).with(guest.state());
  }

  /** The token of a run of several guests. */
  public static Token of(Together together, long run) {
    var one = of(together.setting(), together.seed(), run);
    return new Token(
        one.machine,
        List.of(together.monitor().name()),
        1,
        one.seed,
        one.index,
        one.words,
        one.steps,
        one.without,
        List.of(),
        together.number(),
        one.generator,
        one.state);
  }

  /** The same after other programs of the campaign. */
  private Token after(List<Long> others) {
    return new Token(
        machine, monitors, depth, seed, index, words, steps, without, others, together, generator,
        state);
  }

  private Token with(Optional<String> other) {
    return new Token(
        machine, monitors, depth, seed, index, words, steps, without, after, together, generator,
        other);
  }

  /** The token of a program. */
  public static Token of(Setting setting, long seed, long index) {
    var names = setting.monitors().stream().map(Vmm::name).toList();
    var different = names.stream().distinct().toList();
    return new Token(
        setting.machine().called(),
        different.size() == 1 ? different : names,
        setting.depth(),
        seed,
        index,
        setting.words(),
        setting.budget(),
        setting.without());
  }

  /** The name of the monitor at a level, 0 the outermost. */
  public String monitor(int level) {
    return monitors.get(monitors.size() == 1 ? 0 : level);
  }

  /**
   * The token a text is.
   *
   * @throws IllegalArgumentException saying what was expected and where
   */
  public static Token parse(String text) {
    return new TokenText(text).parse();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(machine).append(':').append(String.join("+", monitors));
    text.append(":d").append(depth);
    state.ifPresentOrElse(
        mark -> text.append(":v").append(index).append('-').append(mark),
        () -> text.append(":s").append(seed).append(":p").append(index));
    if (words != WORDS) {
      text.append(":w").append(words);
    }
    if (steps != Setting.BUDGET) {
      text.append(":n").append(steps);
    }
    if (!without.isEmpty()) {
      text.append(":x").append(String.join("+", new TreeSet<>(without)));
    }
    if (!after.isEmpty()) {
      text.append(":a")
          .append(after.stream().map(String::valueOf).collect(Collectors.joining("+")));
    }
    if (together > 1) {
      text.append(":t").append(together);
    }
    if (generator != FIRST && state.isEmpty()) {
      text.append(":g").append(generator);
    }
    return text.toString();
  }

  /**
   * Why it leads to no program: another generator made it, and this one makes another of the same
   * seed and index.
   */
  public Optional<String> outdated() {
    return generator == Generator.VERSION || state.isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s was made by generator %d, and this is generator %d, whose program %d is another;"
                    .formatted(this, generator, Generator.VERSION, index)
                + " expected a token of this one, or a case");
  }
}

package org.vmorph.model.arch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vmorph.model.ir.Syntax;

/**
 * Something that is written as an instruction and stands for one or several others. Its name may be
 * that of an instruction whose operands look otherwise.
 *
 * @param syntax its operands, as those of a form are written; what begins with {@code r} is a
 *     register
 * @param chosen the operand whose value says which instructions it stands for, if they differ
 * @param lines those instructions, with operands in their own syntax: registers, and expressions of
 *     the operands and of {@code .}, the address of the first of them
 */
public record PseudoInstruction(
    String name, String syntax, Optional<String> chosen, LongFunction<List<String>> lines) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

  /** Values that are likely to make a difference. */
  private static final List<Long> VALUES =
      Stream.concat(
              LongStream.of(0, Long.MIN_VALUE, Long.MAX_VALUE, 0x1234_5678_9abc_def0L).boxed(),
              LongStream.range(0, 64)
                  .flatMap(i -> LongStream.of(1L << i, (1L << i) - 1, -(1L << i)))
                  .boxed())
          .toList();

  /** One that stands for the same instructions always: {@code mv rd, rs1} for some. */
  public static PseudoInstruction of(String written, String... lines) {
    return of(written, Optional.empty(), value -> List.of(lines));
  }

  /** One whose instructions the value of an operand says. */
  public static PseudoInstruction of(
      String written, String chosen, LongFunction<List<String>> lines) {
    return of(written, Optional.of(chosen), lines);
  }

  private static PseudoInstruction of(
      String written, Optional<String> chosen, LongFunction<List<String>> lines) {
    int space = written.indexOf(' ');
    return space < 0
        ? new PseudoInstruction(written, "", chosen, lines)
        : new PseudoInstruction(
            written.substring(0, space), written.substring(space + 1), chosen, lines);
  }

  /** The names of its operands, in the order in which they are written. */
  public List<String> operands() {
    var names = new LinkedHashSet<String>();
    var words = WORD.matcher(syntax);
    while (words.find()) {
      var word = words.group();
      names.add(word.startsWith("r") ? word.substring(1) : word);
    }
    names.removeIf(name -> name.isEmpty() || Character.isDigit(name.charAt(0)));
    return List.copyOf(names);
  }

  /** Its operands, if they can be written so. */
  public Optional<Syntax> form() {
    return Syntax.read(syntax, operands());
  }

  /** The instructions it stands for, of each of the values that are tried. */
  List<List<String>> samples() {
    return chosen.isEmpty()
        ? List.of(lines.apply(0))
        : VALUES.stream().map(lines::apply).distinct().toList();
  }

  /** The names of all the instructions it stands for. */
  Set<String> mnemonics() {
    var names = new LinkedHashSet<String>();
    samples().forEach(all -> all.forEach(line -> names.add(Expanded.name(line))));
    return names;
  }

  /** As it is written. */
  @Override
  public String toString() {
    return (name + " " + syntax).strip();
  }
}

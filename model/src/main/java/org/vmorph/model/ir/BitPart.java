package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bits of a pattern that stand together and are of one kind.
 *
 * @param high the highest of them in the word
 * @param low the lowest of them
 * @param field whose they are; empty if they are fixed
 * @param text as they are written: {@code 0110011}, {@code imm[20|10:1]}
 */
public record BitPart(int high, int low, Optional<BitField> field, String text) {
  /** The parts of a pattern, from the high end. */
  static List<BitPart> of(BitPattern pattern) {
    var parts = new ArrayList<BitPart>();
    pattern.opcode().ifPresent(field -> add(parts, field));
    pattern.operands().forEach(field -> add(parts, field));
    fixed(pattern.fixed(), parts);
    parts.sort(Comparator.comparing(BitPart::high).reversed());
    return List.copyOf(parts);
  }

  /** Runs of one operand that touch each other are written in one pair of brackets. */
  private static void add(List<BitPart> parts, BitField field) {
    var together = new ArrayList<BitRun>();
    for (var run : field.runs()) {
      if (!together.isEmpty() && together.getLast().low() != run.low() + run.bits()) {
        parts.add(of(field, together));
        together.clear();
      }
      together.add(run);
    }
    parts.add(of(field, together));
  }

  private static BitPart of(BitField field, List<BitRun> runs) {
    var first = runs.getFirst();
    var ranges = runs.stream().map(BitPart::range).collect(Collectors.joining("|"));
    return new BitPart(
        first.low() + first.bits() - 1,
        runs.getLast().low(),
        Optional.of(field),
        field.operand().name() + "[" + ranges + "]");
  }

  private static String range(BitRun run) {
    int high = run.of() + run.bits() - 1;
    return run.bits() == 1 ? String.valueOf(high) : high + ":" + run.of();
  }

  private static void fixed(Match fixed, List<BitPart> parts) {
    for (var run : fixed.runs()) {
      parts.add(
          new BitPart(
              run.low() + run.bits() - 1,
              run.low(),
              Optional.empty(),
              digits(fixed.bits() >>> run.low(), run.bits())));
    }
  }

  /** So many low bits of a number as digits. */
  static String digits(long value, int bits) {
    var digits = new StringBuilder();
    for (int bit = bits - 1; bit >= 0; bit--) {
      digits.append(value >>> bit & 1);
    }
    return digits.toString();
  }
}

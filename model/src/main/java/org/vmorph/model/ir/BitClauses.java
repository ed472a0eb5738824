package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said of the operands of a bit pattern behind {@code where}, between commas: {@code imm
 * unsigned}, for numbers are signed; {@code d[4:3]=01}, bits that stand nowhere because they are
 * always these; {@code d!=0}, a value that d does not have.
 */
final class BitClauses {
  private static final Pattern UNSIGNED = Pattern.compile("([A-Za-z0-9]+) unsigned");
  private static final Pattern IMPLIED =
      Pattern.compile("([A-Za-z0-9]+)\\[([0-9:]+)]=([01]{1,64})");
  private static final Pattern UNLIKE = Pattern.compile("([A-Za-z0-9]+)!=([0-9]{1,18})");

  private record Unlike(String clause, String name, long value) {}

  private final BitNotation.Place place;
  private final Set<String> names;
  private final Set<String> unsigned = new HashSet<>();
  private final Map<String, Match> implied = new HashMap<>();
  private final List<Unlike> unlike = new ArrayList<>();

  /** Clauses about these operands. */
  BitClauses(BitNotation.Place place, Set<String> names) {
    this.place = place;
    this.names = names;
  }

  void read(String text) {
    for (var clause : text.split(", ", -1)) {
      var sign = UNSIGNED.matcher(clause);
      var bits = IMPLIED.matcher(clause);
      var value = UNLIKE.matcher(clause);
      if (sign.matches()) {
        unsigned.add(known(clause, sign.group(1)));
      } else if (bits.matches()) {
        implied(clause, known(clause, bits.group(1)), bits.group(2), bits.group(3));
      } else if (value.matches()) {
        var name = known(clause, value.group(1));
        unlike.add(new Unlike(clause, name, Long.parseLong(value.group(2))));
      } else {
        throw place.wrong(
            clause, "expected 'name unsigned', 'name[high:low]=bits' or 'name!=number'");
      }
    }
  }

  private String known(String clause, String name) {
    if (!names.contains(name) || name.equals(BitPattern.OPCODE)) {
      throw place.wrong(clause, "expected an operand of the word");
    }
    return name;
  }

  private void implied(String clause, String name, String range, String digits) {
    var run = BitNotation.ranges(place, clause, range).getFirst();
    if (run.bits() != digits.length()) {
      throw place.wrong(clause, "expected as many bits as it names, " + run.bits());
    }
    var before = implied.getOrDefault(name, Match.ANY);
    place.once(name, before.mask() & run.operandMask());
    long bits = Long.parseUnsignedLong(digits, 2) << run.of();
    implied.put(name, before.and(new Match(run.operandMask(), bits)));
  }

  /** An operand with these runs of bits, and with what is said of it. */
  BitField field(String name, List<BitRun> runs) {
    long there = 0;
    for (var run : runs) {
      place.once(name, there & run.operandMask());
      there |= run.operandMask();
    }
    var known = implied.getOrDefault(name, Match.ANY);
    place.once(name, there & known.mask());
    long below = Long.lowestOneBit(there | known.mask()) - 1;
    var all = known.and(new Match(below, 0));
    long covered = there | all.mask();
    int bits = 64 - Long.numberOfLeadingZeros(covered);
    if (covered != BitRun.ones(bits)) {
      throw place.error(
          "bit %1$d of %2$s stands nowhere; expected it in the word, or %2$s[%1$d]=0 or =1 behind"
                  .formatted(Long.numberOfTrailingZeros(~covered), name)
              + " 'where'");
    }
    return new BitField(new Word.Operand(name, bits), runs, all, !unsigned.contains(name));
  }

  /** The values that operands do not have. */
  List<BitPattern.Excluded> excluded(Map<String, BitField> fields) {
    var excluded = new ArrayList<BitPattern.Excluded>();
    for (var it : unlike) {
      var field = fields.get(it.name);
      if (field == null || field.get(field.put(it.value)) != it.value) {
        throw place.wrong(it.clause, "expected a value that the operand could have");
      }
      excluded.add(new BitPattern.Excluded(field, it.value));
    }
    return excluded;
  }
}

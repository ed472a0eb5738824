package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.step.Elaboration;

/**
 * What is kept of a word that has been decoded: a long that says which instruction it is, and has
 * its operands where a shift is enough to get them. Operands of one name are in the same byte in
 * all instructions, so that a register is found before it is known which of them it is; a number
 * that has more bits in some instruction is at the top, where a shift fills it with its sign.
 */
final class DecodedWord {
  /** Bits that say which instruction it is: its number in {@link Families}, or 0. */
  static final int KIND = 16;

  private static final int BYTE = 8;

  private final Elaboration semantics;
  private final Word.Operand kept = new Word.Operand("decoded", 64);
  private final Map<String, Integer> bytes = new HashMap<>();

  /** How the words of a machine are kept. */
  DecodedWord(Elaboration semantics) {
    this.semantics = semantics;
    var operands =
        semantics.machine().instructions().stream()
            .flatMap(it -> it.form().operands().stream())
            .toList();
    var wide =
        operands.stream()
            .filter(it -> it.bits() > BYTE)
            .map(Word.Operand::name)
            .collect(Collectors.toSet());
    var narrow =
        operands.stream()
            .map(Word.Operand::name)
            .filter(it -> !wide.contains(it))
            .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    narrow.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> bytes.put(entry.getKey(), KIND + BYTE * bytes.size()));
  }

  /** The operand that it is to code. */
  Word.Operand kept() {
    return kept;
  }

  /** The operands of an instruction: of what is kept, or of the word if there is no room. */
  OperandValues<Word> operands(Instruction instruction, Word word) {
    var read = OperandValues.of(semantics.decoder().pattern(instruction), word);
    var places = places(read.names());
    var values = new ArrayList<Word>();
    for (int i = 0; i < read.names().size(); i++) {
      var operand = read.names().get(i);
      Integer low = places.get(operand);
      values.add(low == null ? read.values().get(i) : kept.slice(low, operand.bits()));
    }
    return new OperandValues<>(read.names(), values);
  }

  /** The lowest bit of each operand that there is room for. */
  private Map<Word.Operand, Integer> places(List<Word.Operand> operands) {
    var places = new HashMap<Word.Operand, Integer>();
    long taken = Ranges.most(KIND);
    for (var operand : operands) {
      int low = bytes.getOrDefault(operand.name(), 64 - operand.bits());
      long bits = low < 64 ? Ranges.most(operand.bits()) << low : -1;
      if ((taken & bits) == 0 && low + operand.bits() <= 64) {
        places.put(operand, low);
        taken |= bits;
      }
    }
    return places;
  }

  /** Pushes what is kept of a word that is this instruction, a long. */
  void push(MethodVisitor code, Emitter emitter, Instruction instruction, int kind, Word word) {
    var read = OperandValues.of(semantics.decoder().pattern(instruction), word);
    var places = places(read.names());
    emitter.pushLong(new Word.Literal(kind, 64));
    for (int i = 0; i < read.names().size(); i++) {
      Integer low = places.get(read.names().get(i));
      if (low != null) {
        emitter.pushLong(read.values().get(i));
        Constants.push(code, low);
        code.visitInsn(LSHL);
        code.visitInsn(LOR);
      }
    }
  }
}

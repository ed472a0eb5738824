package org.vmorph.conformance.broken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Disassembler;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * A monitor that is a program, with one word of it changed as an author might have got it wrong: an
 * instruction has become another one of its form, or has another register or number; of a word that
 * is no instruction one bit has changed.
 *
 * @param address of the changed word, or the number of the line
 * @param text what it was and what it is
 * @param equivalent why it does the same as the original, if that is known
 */
record Mutant(ImageMonitor monitor, int address, String text, Optional<String> equivalent) {
  private static final int REGISTER_BITS = 4;

  /** Mutants, all different. */
  static List<Mutant> of(ImageMonitor monitor, Architecture machine, long seed, int count) {
    var random = new Random(seed);
    var semantics = new Elaboration(machine);
    var mutants = new ArrayList<Mutant>();
    var texts = new ArrayList<String>();
    var words = monitor.installed(Setting.usualWords(machine)).words();
    while (mutants.size() < count) {
      int address = random.nextInt(words.length);
      long word = words[address];
      long other = changed(semantics, word, random);
      var text = text(machine, monitor, address, other);
      if (other != word && !texts.contains(text)) {
        texts.add(text);
        mutants.add(new Mutant(monitor.with(address, other), address, text, Optional.empty()));
      }
    }
    return mutants;
  }

  private static String text(Architecture machine, ImageMonitor monitor, int address, long other) {
    var disassembler = new Disassembler(machine);
    var place = monitor.installed(Setting.usualWords(machine)).place(address);
    return "%-60s -> %s".formatted(place, disassembler.instruction(other));
  }

  private static long changed(Elaboration semantics, long word, Random random) {
    var decoded = semantics.decode(word);
    if (decoded.isEmpty()) {
      return word ^ 1L << random.nextInt(64);
    }
    var instruction = decoded.get().instruction();
    var operands = decoded.get().operands().clone();
    int which = random.nextInt(operands.length + 1);
    if (which == operands.length) {
      return another(semantics.machine(), instruction, random).encode(operands);
    }
    int bits = instruction.form().operands().get(which).bits();
    operands[which] =
        bits == REGISTER_BITS
            ? random.nextInt(1 << bits)
            : switch (random.nextInt(3)) {
              case 0 -> operands[which] + 1;
              case 1 -> operands[which] - 1;
              default -> operands[which] ^ 1L << random.nextInt(8);
            };
    return instruction.encode(operands);
  }

  private static Instruction another(Architecture machine, Instruction than, Random random) {
    var same = machine.instructions().stream().filter(i -> i.form().equals(than.form())).toList();
    return same.get(random.nextInt(same.size()));
  }
}

package org.vmorph.bench;

import java.util.List;
import java.util.random.RandomGenerator;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/** States that stand before an instruction, made of the values at which machines go wrong. */
final class RandomStates {
  private static final int MOST = 0xfffff;
  private static final int LEAST_WORDS = 8;

  private final Architecture machine;
  private final RandomGenerator random;

  RandomStates(Architecture machine, RandomGenerator random) {
    this.machine = machine;
    this.random = random;
  }

  /** The instructions to try, by name. */
  List<String> instructions() {
    return machine.instructions().stream().map(Instruction::name).toList();
  }

  /** A state whose P is on this instruction, mostly. */
  WholeState before(String name) {
    int q = LEAST_WORDS + random.nextInt(24);
    int low = random.nextInt(3) > 0 ? random.nextInt(q) : edge(q);
    int bound = random.nextInt(3) > 0 ? Math.max(0, q - low + random.nextInt(3) - 1) : edge(q);
    var registers = random.ints(16, 0, 10).mapToLong(kind -> word(kind, q, bound)).toArray();
    var storage = random.ints(q, 0, 10).mapToLong(kind -> word(kind, q, bound)).toArray();
    storage[1] = random.nextInt(4) == 0 ? storage[1] : psw(q);
    int counter = random.nextInt(8) > 0 ? random.nextInt(Math.max(1, bound + 1)) : edge(q);
    if (low + counter < q) {
      storage[low + counter] = instruction(name, q, bound);
    }
    var input = random.longs(random.nextInt(4), 1, 100).toArray();
    var output = random.longs(random.nextInt(4), 1, 100).toArray();
    int count = random.nextInt(50) > 0 ? output.length : MOST;
    int end = random.nextInt(4) > 0 ? input.length : random.nextInt(6);
    return new WholeState(
        storage,
        registers,
        random.nextInt(3) == 0 ? 1 : 0,
        counter & MOST,
        low,
        bound,
        input,
        random.nextInt(4),
        end,
        output,
        count,
        false);
  }

  /** Now and then with a bit where none belongs. */
  private long instruction(String name, int q, int bound) {
    var instruction = machine.instruction(name).orElseThrow();
    var form = instruction.form();
    var operands = new long[form.operands().size()];
    for (int i = 0; i < operands.length; i++) {
      int bits = form.operands().get(i).bits();
      long value = bits > 4 ? word(random.nextInt(10), q, bound) : random.nextInt(16);
      operands[i] = (bits == 4 && random.nextInt(4) == 0 ? 0 : value) & -1L >>> (64 - bits);
    }
    long word = instruction.encode(operands);
    return random.nextInt(5) > 0 ? word : word ^ 1L << random.nextInt(56);
  }

  private long word(int kind, int q, int bound) {
    return switch (kind) {
      case 0 -> 0;
      case 1 -> random.nextInt(q + 2);
      case 2 -> bound + random.nextInt(3) - 1L;
      case 3 -> 62 + random.nextInt(5);
      case 4 -> -1L - random.nextInt(3);
      case 5 -> Long.MIN_VALUE + random.nextInt(3) - 1;
      case 6 -> 1L << random.nextInt(64);
      case 7 -> psw(q);
      case 8 -> edge(q);
      default -> random.nextLong();
    };
  }

  private long psw(int q) {
    long mode = random.nextInt(4) == 0 ? 1L << 63 : 0;
    long cause = (long) random.nextInt(8) << 60;
    return mode | cause | (long) random.nextInt(q) << 40 | (long) edge(q) << 20 | edge(q);
  }

  private int edge(int q) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> 0;
      case 2, 3 -> q;
      case 4 -> q - 1;
      case 5 -> MOST - random.nextInt(2);
      case 6 -> 1 + random.nextInt(q);
      default -> random.nextInt(MOST + 1);
    };
  }
}

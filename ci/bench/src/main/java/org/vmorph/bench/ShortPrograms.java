package org.vmorph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.vmorph.model.arch.Architecture;

/**
 * Writes short programs, each another one, so that nothing can learn them by heart: straight code
 * of innocuous instructions with branches forward and small loops, all over storage, and from the
 * end back to the start. None traps or halts; the budget ends it.
 */
final class ShortPrograms {
  private static final List<String> CALCULATIONS =
      List.of("mov", "add", "sub", "mul", "and", "or", "xor", "shl", "shr", "sar");
  private static final List<String> BRANCHES = List.of("beq", "bne", "blt", "bge", "bltu", "bgeu");

  /** Instructions of a program; what is executed twice makes up for what is left out. */
  private static final int LENGTH = 120;

  /** Registers below are anybody's; the others count, and hold addresses. */
  private static final int ANYBODYS = 8;

  private static final int COUNT = 12;
  private static final int ZERO = 13;
  private static final int POINTER = 10;

  private final Architecture machine;
  private final int words;
  private final RandomGenerator random;
  private List<Long> code = new ArrayList<>();

  ShortPrograms(Architecture machine, int words, RandomGenerator random) {
    this.machine = machine;
    this.words = words;
    this.random = random;
  }

  /** Storage before a program is put there: random data. */
  long[] data() {
    var data = random.longs(words).toArray();
    data[0] = 0;
    data[1] = 0;
    return data;
  }

  /** Another program. */
  long[] next() {
    code = new ArrayList<>();
    say("li", POINTER, address(64));
    for (int i = 0; i < ANYBODYS; i++) {
      if (random.nextInt(3) == 0) {
        say("li", i, random.nextInt(200) - 100);
      }
    }
    while (code.size() < LENGTH) {
      if (random.nextInt(8) == 0) {
        loop();
      } else {
        any();
      }
    }
    say("jmp", 0, WholeState.ORIGIN);
    return code.stream().mapToLong(Long::longValue).toArray();
  }

  private void loop() {
    say("li", COUNT, 2 + random.nextInt(6));
    int head = here();
    for (int body = 1 + random.nextInt(4); body > 0; body--) {
      any();
    }
    say("addi", COUNT, -1);
    say("bne", COUNT, ZERO, head);
  }

  private void any() {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> say(one(CALCULATIONS), register(), register());
      case 5 -> say("li", register(), random.nextInt(1000) - 500);
      case 6, 7 -> say("addi", register(), random.nextInt(200) - 100);
      case 8, 9 -> say("ld", register(), 0, address(0));
      case 10 -> say("ld", register(), POINTER, random.nextInt(64));
      case 11 -> say("st", register(), 0, address(0));
      case 12 -> say("st", register(), POINTER, random.nextInt(64));
      case 13 -> say("la", register(), register(), random.nextInt(1000));
      default -> branch();
    }
  }

  /** Forward, over one instruction or two that no loop starts or ends with. */
  private void branch() {
    int over = 1 + random.nextInt(2);
    if (random.nextInt(6) == 0) {
      say("jal", 11, 0, here() + 1L + over);
    } else {
      say(one(BRANCHES), register(), register(), here() + 1L + over);
    }
    for (; over > 0; over--) {
      say(one(CALCULATIONS), register(), register());
    }
  }

  private void say(String name, long... operands) {
    code.add(machine.instruction(name).orElseThrow().encode(operands));
  }

  private int here() {
    return WholeState.ORIGIN + code.size();
  }

  private int register() {
    return random.nextInt(ANYBODYS);
  }

  /** Of data, and so many words more. */
  private int address(int more) {
    return 2 * LENGTH + random.nextInt(words - 2 * LENGTH - more);
  }

  private String one(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}

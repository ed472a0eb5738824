package org.vmorph.bench;

import java.util.Arrays;

/**
 * The machine third-generation as one writes it by hand when it has to be fast: a loop around a
 * switch. What the engine is measured against; it shares nothing with the specification.
 */
public class SwitchMachine implements Runner {
  private static final int ADDRESS = 0xfffff;
  private static final int MEMORY = 1;
  private static final int PRIVILEGED = 2;
  private static final int ILLEGAL = 3;
  private static final int SVC = 4;

  // Bits that must be zero, by form.
  private static final long NONE = 0x00ffffffffffffffL;
  private static final long REG = 0x000fffffffffffffL;
  private static final long REG_REG = 0x0000ffffffffffffL;
  private static final long REG_NUMBER = 0x000f000000000000L;
  private static final long NUMBER = 0x00ff000000000000L;
  private static final long ADDRESSED = 0x00f0000000000000L;

  private WholeState base = WholeState.empty(2);
  private long[] storage = new long[2];
  private final long[] registers = new long[16];
  private long[] input = new long[0];
  private long[] output = new long[0];
  private int next;
  private int end;
  private int count;
  private int mode;
  private int counter;
  private int low;
  private int bound;
  private boolean halted;

  @Override
  public String name() {
    return "switch in Java";
  }

  @Override
  public void base(WholeState image) {
    base = image;
    storage = new long[image.storage().length];
    reset(new long[0]);
  }

  @Override
  public void reset(long[] program) {
    System.arraycopy(base.storage(), 0, storage, 0, storage.length);
    System.arraycopy(program, 0, storage, WholeState.ORIGIN, program.length);
    System.arraycopy(base.registers(), 0, registers, 0, 16);
    mode = base.mode();
    counter = base.counter();
    low = base.low();
    bound = base.bound();
    input = base.input();
    next = base.next();
    end = base.end();
    output = base.output();
    count = base.count();
    halted = base.halted();
  }

  @Override
  public boolean halted() {
    return halted;
  }

  @Override
  public WholeState state() {
    return new WholeState(
        storage.clone(),
        registers.clone(),
        mode,
        counter,
        low,
        bound,
        input,
        next,
        end,
        WholeState.trimmed(output),
        count,
        halted);
  }

  @Override
  public long run(long steps) {
    long made = 0;
    while (made < steps && !halted) {
      made += loop((int) Math.min(steps - made, Integer.MAX_VALUE));
    }
    return made;
  }

  // P needs no mask where it is counted up: it was below b when its instruction was fetched.
  // Steps are an int: the compiler does not know a loop that counts longs for one that counts.
  private int loop(int steps) {
    final long[] e = storage;
    final long[] r = registers;
    int m = mode;
    int p = counter;
    int l = low;
    int b = bound;
    int left = steps;

    while (left > 0) {
      left--;
      int cause;
      if (p >= b || Integer.compareUnsigned(l + p, e.length) >= 0) {
        cause = MEMORY;
      } else {
        long w = e[l + p];
        int ra = (int) (w >>> 52) & 15;
        int rb = (int) (w >>> 48) & 15;
        switch ((int) (w >>> 56)) {
          case 0x01 -> { // lpsw
            if ((w & ADDRESSED) != 0) {
              cause = ILLEGAL;
              break;
            }
            if (m != 0) {
              cause = PRIVILEGED;
              break;
            }
            long ea = (w << 16 >> 16) + (rb == 0 ? 0 : r[rb]);
            int at = l + (int) ea;
            if (Long.compareUnsigned(ea, b) >= 0 || Integer.compareUnsigned(at, e.length) >= 0) {
              cause = MEMORY;
              break;
            }
            long psw = e[at];
            m = (int) (psw >>> 63);
            p = (int) (psw >>> 40) & ADDRESS;
            l = (int) (psw >>> 20) & ADDRESS;
            b = (int) psw & ADDRESS;
            continue;
          }
          case 0x02 -> { // lrb
            if ((w & REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            if (m != 0) {
              cause = PRIVILEGED;
              break;
            }
            l = (int) (r[ra] >>> 20) & ADDRESS;
            b = (int) r[ra] & ADDRESS;
            p++;
            continue;
          }
          case 0x03 -> { // srb
            if ((w & REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            if (m != 0) {
              cause = PRIVILEGED;
              break;
            }
            r[ra] = (long) l << 20 | b;
            p++;
            continue;
          }
          case 0x04 -> { // halt
            if ((w & NONE) != 0) {
              cause = ILLEGAL;
              break;
            }
            if (m != 0) {
              cause = PRIVILEGED;
              break;
            }
            halted = true;
            mode = m;
            counter = p;
            low = l;
            bound = b;
            return steps - left;
          }
          case 0x05 -> { // put
            if ((w & REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            if (m != 0) {
              cause = PRIVILEGED;
              break;
            }
            put(r[ra]);
            p++;
            continue;
          }
          case 0x06 -> { // get
            if ((w & REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            if (m != 0) {
              cause = PRIVILEGED;
              break;
            }
            r[ra] = get();
            p++;
            continue;
          }
          case 0x10 -> { // ld
            long ea = (w << 16 >> 16) + (rb == 0 ? 0 : r[rb]);
            int at = l + (int) ea;
            if (Long.compareUnsigned(ea, b) >= 0 || Integer.compareUnsigned(at, e.length) >= 0) {
              cause = MEMORY;
              break;
            }
            r[ra] = e[at];
            p++;
            continue;
          }
          case 0x11 -> { // st
            long ea = (w << 16 >> 16) + (rb == 0 ? 0 : r[rb]);
            int at = l + (int) ea;
            if (Long.compareUnsigned(ea, b) >= 0 || Integer.compareUnsigned(at, e.length) >= 0) {
              cause = MEMORY;
              break;
            }
            e[at] = r[ra];
            p++;
            continue;
          }
          case 0x12 -> { // li
            if ((w & REG_NUMBER) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] = w << 16 >> 16;
            p++;
            continue;
          }
          case 0x13 -> { // la
            r[ra] = (w << 16 >> 16) + (rb == 0 ? 0 : r[rb]);
            p++;
            continue;
          }
          case 0x14 -> { // mov
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] = r[rb];
            p++;
            continue;
          }
          case 0x20 -> { // add
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] += r[rb];
            p++;
            continue;
          }
          case 0x21 -> { // sub
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] -= r[rb];
            p++;
            continue;
          }
          case 0x22 -> { // mul
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] *= r[rb];
            p++;
            continue;
          }
          case 0x23 -> { // and
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] &= r[rb];
            p++;
            continue;
          }
          case 0x24 -> { // or
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] |= r[rb];
            p++;
            continue;
          }
          case 0x25 -> { // xor
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] ^= r[rb];
            p++;
            continue;
          }
          case 0x26 -> { // shl
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] = Long.compareUnsigned(r[rb], 64) >= 0 ? 0 : r[ra] << r[rb];
            p++;
            continue;
          }
          case 0x27 -> { // shr
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] = Long.compareUnsigned(r[rb], 64) >= 0 ? 0 : r[ra] >>> r[rb];
            p++;
            continue;
          }
          case 0x28 -> { // sar
            if ((w & REG_REG) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] = r[ra] >> (Long.compareUnsigned(r[rb], 64) >= 0 ? 63 : r[rb]);
            p++;
            continue;
          }
          case 0x29 -> { // addi
            if ((w & REG_NUMBER) != 0) {
              cause = ILLEGAL;
              break;
            }
            r[ra] += w << 16 >> 16;
            p++;
            continue;
          }
          case 0x30 -> { // beq
            p = r[ra] == r[rb] ? (int) w & ADDRESS : p + 1;
            continue;
          }
          case 0x31 -> { // bne
            p = r[ra] != r[rb] ? (int) w & ADDRESS : p + 1;
            continue;
          }
          case 0x32 -> { // blt
            p = r[ra] < r[rb] ? (int) w & ADDRESS : p + 1;
            continue;
          }
          case 0x33 -> { // bge
            p = r[ra] >= r[rb] ? (int) w & ADDRESS : p + 1;
            continue;
          }
          case 0x34 -> { // bltu
            p = Long.compareUnsigned(r[ra], r[rb]) < 0 ? (int) w & ADDRESS : p + 1;
            continue;
          }
          case 0x35 -> { // bgeu
            p = Long.compareUnsigned(r[ra], r[rb]) >= 0 ? (int) w & ADDRESS : p + 1;
            continue;
          }
          case 0x38 -> { // jmp
            if ((w & ADDRESSED) != 0) {
              cause = ILLEGAL;
              break;
            }
            p = (int) (w + (rb == 0 ? 0 : r[rb])) & ADDRESS;
            continue;
          }
          case 0x39 -> { // jal
            int to = (int) (w + (rb == 0 ? 0 : r[rb])) & ADDRESS;
            r[ra] = p + 1;
            p = to;
            continue;
          }
          case 0x3e -> { // svc
            cause = (w & NUMBER) != 0 ? ILLEGAL : SVC;
            break;
          }
          case 0x3f -> { // nop
            if ((w & NONE) != 0) {
              cause = ILLEGAL;
              break;
            }
            p++;
            continue;
          }
          default -> {
            cause = ILLEGAL;
            break;
          }
        }
      }
      // The trap of the paper.
      long psw = e[1];
      e[0] = (long) m << 63 | (long) cause << 60 | (long) p << 40 | (long) l << 20 | b;
      m = (int) (psw >>> 63);
      p = (int) (psw >>> 40) & ADDRESS;
      l = (int) (psw >>> 20) & ADDRESS;
      b = (int) psw & ADDRESS;
    }
    mode = m;
    counter = p;
    low = l;
    bound = b;
    return steps;
  }

  private void put(long word) {
    if (count >= output.length || output == base.output()) {
      int room = count < output.length ? output.length : Math.min(2 * count + 16, ADDRESS + 1);
      output = Arrays.copyOf(output, room);
    }
    output[count] = word;
    count = count + 1 & ADDRESS;
  }

  private long get() {
    if (next >= end) {
      return -1;
    }
    long word = next < input.length ? input[next] : 0;
    next++;
    return word;
  }
}

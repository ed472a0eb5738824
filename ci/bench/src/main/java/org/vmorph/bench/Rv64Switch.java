package org.vmorph.bench;

/**
 * RV64IM as one writes it by hand when it has to be fast: a loop around a switch by opcode, and in
 * that one by function. It has machine mode alone, no devices and no traps: it stops before what
 * would trap. What the engine is measured against; it shares nothing with the specification.
 */
public final class Rv64Switch implements Runner {
  private WholeState base = Rv64Machine.image(new long[1]);
  private long[] storage = new long[1];
  private final long[] registers = new long[32];
  private long counter;
  private boolean stopped;

  @Override
  public String name() {
    return Contenders.JAVA;
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
    System.arraycopy(base.registers(), 0, registers, 0, 32);
    counter = Rv64Machine.RAM + base.counter();
    stopped = false;
  }

  @Override
  public boolean halted() {
    return stopped;
  }

  @Override
  public WholeState state() {
    return Rv64Machine.state(storage.clone(), registers.clone(), counter);
  }

  @Override
  public long run(long steps) {
    long made = 0;
    while (made < steps && !stopped) {
      made += loop((int) Math.min(steps - made, Integer.MAX_VALUE));
    }
    return made;
  }

  private int loop(int steps) {
    final long[] e = storage;
    final long[] r = registers;
    long p = counter;
    int left = steps;
    loop:
    while (left > 0) {
      long at = p - Rv64Machine.RAM;
      int i = (int) (at >>> 3);
      if (at >>> 34 != 0 || i >= e.length || (p & 3) != 0) {
        stopped = true;
        break;
      }
      int w = (int) (e[i] >>> ((p & 4) << 3));
      int d = w >>> 7 & 31;
      long a = r[w >>> 15 & 31];
      switch (w & 0x7f) {
        case 0x37 -> {
          if (d != 0) r[d] = w & 0xfffff000;
          p += 4;
        }
        case 0x17 -> {
          if (d != 0) r[d] = p + (w & 0xfffff000);
          p += 4;
        }
        case 0x6f -> {
          if (d != 0) r[d] = p + 4;
          p += (w >> 31 << 20) | (w & 0xff000) | (w >>> 20 & 1) << 11 | (w >>> 21 & 0x3ff) << 1;
        }
        case 0x67 -> {
          if ((w >>> 12 & 7) != 0) {
            stopped = true;
            break loop;
          }
          long to = a + (w >> 20) & -2;
          if (d != 0) r[d] = p + 4;
          p = to;
        }
        case 0x63 -> {
          long b = r[w >>> 20 & 31];
          boolean t;
          switch (w >>> 12 & 7) {
            case 0 -> t = a == b;
            case 1 -> t = a != b;
            case 4 -> t = a < b;
            case 5 -> t = a >= b;
            case 6 -> t = Long.compareUnsigned(a, b) < 0;
            case 7 -> t = Long.compareUnsigned(a, b) >= 0;
            default -> {
              stopped = true;
              break loop;
            }
          }
          p +=
              t
                  ? (w >> 31 << 12)
                      | (w >>> 7 & 1) << 11
                      | (w >>> 25 & 63) << 5
                      | (w >>> 8 & 15) << 1
                  : 4;
        }
        case 0x03 -> {
          long to = a + (w >> 20);
          long o = to - Rv64Machine.RAM;
          int j = (int) (o >>> 3);
          if (o >>> 34 != 0 || j >= e.length) {
            stopped = true;
            break loop;
          }
          long v = e[j];
          int s = (int) (to & 7) << 3;
          int k = w >>> 12 & 7;
          if ((to & (1 << (k & 3)) - 1) != 0) {
            stopped = true;
            break loop;
          }
          switch (k) {
            case 0 -> v = (byte) (v >>> s);
            case 1 -> v = (short) (v >>> s);
            case 2 -> v = (int) (v >>> s);
            case 3 -> {}
            case 4 -> v = v >>> s & 0xff;
            case 5 -> v = v >>> s & 0xffff;
            case 6 -> v = v >>> s & 0xffffffffL;
            default -> {
              stopped = true;
              break loop;
            }
          }
          if (d != 0) r[d] = v;
          p += 4;
        }
        case 0x23 -> {
          long to = a + (w >> 25 << 5 | d);
          long o = to - Rv64Machine.RAM;
          int j = (int) (o >>> 3);
          if (o >>> 34 != 0 || j >= e.length) {
            stopped = true;
            break loop;
          }
          long v = r[w >>> 20 & 31];
          int s = (int) (to & 7) << 3;
          int k = w >>> 12 & 7;
          if ((to & (1 << (k & 3)) - 1) != 0) {
            stopped = true;
            break loop;
          }
          switch (k) {
            case 0 -> e[j] = e[j] & ~(0xffL << s) | (v & 0xff) << s;
            case 1 -> e[j] = e[j] & ~(0xffffL << s) | (v & 0xffff) << s;
            case 2 -> e[j] = e[j] & ~(0xffffffffL << s) | (v & 0xffffffffL) << s;
            case 3 -> e[j] = v;
            default -> {
              stopped = true;
              break loop;
            }
          }
          p += 4;
        }
        case 0x13 -> {
          int n = w >> 20;
          long v;
          switch (w >>> 12 & 7) {
            case 0 -> v = a + n;
            case 2 -> v = a < n ? 1 : 0;
            case 3 -> v = Long.compareUnsigned(a, n) < 0 ? 1 : 0;
            case 4 -> v = a ^ n;
            case 6 -> v = a | n;
            case 7 -> v = a & n;
            case 1 -> {
              if (w >>> 26 != 0) {
                stopped = true;
                break loop;
              }
              v = a << n;
            }
            default -> {
              if (w >>> 26 == 0) v = a >>> n;
              else if (w >>> 26 == 16) v = a >> n;
              else {
                stopped = true;
                break loop;
              }
            }
          }
          if (d != 0) r[d] = v;
          p += 4;
        }
        case 0x1b -> {
          int n = w >> 20;
          long v;
          switch (w >>> 12 & 7) {
            case 0 -> v = (int) a + n;
            case 1 -> {
              if (w >>> 25 != 0) {
                stopped = true;
                break loop;
              }
              v = (int) a << n;
            }
            case 5 -> {
              if (w >>> 25 == 0) v = (int) a >>> n;
              else if (w >>> 25 == 32) v = (int) a >> n;
              else {
                stopped = true;
                break loop;
              }
            }
            default -> {
              stopped = true;
              break loop;
            }
          }
          if (d != 0) r[d] = v;
          p += 4;
        }
        case 0x33 -> {
          long b = r[w >>> 20 & 31], v;
          switch (w >>> 25 << 3 | w >>> 12 & 7) {
            case 0 -> v = a + b;
            case 1 -> v = a << b;
            case 2 -> v = a < b ? 1 : 0;
            case 3 -> v = Long.compareUnsigned(a, b) < 0 ? 1 : 0;
            case 4 -> v = a ^ b;
            case 5 -> v = a >>> b;
            case 6 -> v = a | b;
            case 7 -> v = a & b;
            case 8 -> v = a * b;
            case 9 -> v = Math.multiplyHigh(a, b);
            case 10 -> v = Math.multiplyHigh(a, b) + (b >> 63 & a);
            case 11 -> v = Math.unsignedMultiplyHigh(a, b);
            case 12 -> v = b == 0 ? -1 : a / b;
            case 13 -> v = b == 0 ? -1 : Long.divideUnsigned(a, b);
            case 14 -> v = b == 0 ? a : a % b;
            case 15 -> v = b == 0 ? a : Long.remainderUnsigned(a, b);
            case 256 -> v = a - b;
            case 261 -> v = a >> b;
            default -> {
              stopped = true;
              break loop;
            }
          }
          if (d != 0) r[d] = v;
          p += 4;
        }
        case 0x3b -> {
          int m = (int) a, b = (int) r[w >>> 20 & 31];
          long v;
          switch (w >>> 25 << 3 | w >>> 12 & 7) {
            case 0 -> v = m + b;
            case 1 -> v = m << b;
            case 5 -> v = m >>> b;
            case 256 -> v = m - b;
            case 261 -> v = m >> b;
            case 8 -> v = m * b;
            case 12 -> v = b == 0 ? -1 : m / b;
            case 13 -> v = b == 0 ? -1 : Integer.divideUnsigned(m, b);
            case 14 -> v = b == 0 ? m : m % b;
            case 15 -> v = b == 0 ? m : Integer.remainderUnsigned(m, b);
            default -> {
              stopped = true;
              break loop;
            }
          }
          if (d != 0) r[d] = v;
          p += 4;
        }
        case 0x0f -> p += 4;
        default -> {
          stopped = true;
          break loop;
        }
      }
      left--;
    }
    counter = p;
    return steps - left;
  }
}

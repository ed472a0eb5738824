package org.vmorph.model.compiled;

import java.util.Arrays;
import java.util.List;
import org.vmorph.model.concrete.Core;
import org.vmorph.model.ir.Cause;

/**
 * What a class extends whose machine is too large for one loop. The swift loop does what is usual,
 * and leaves before anything else; the careful one, which is this one, does a step by calling its
 * parts.
 */
abstract class TwoLoopCode extends GeneratedCode {
  /** A status: completed, and what is usual may be something else now. */
  static final int UNSETTLED = Integer.MIN_VALUE;

  TwoLoopCode(List<Cause> causes) {
    super(causes);
  }

  /** No word: one of 64 bits that are all 1 is never kept. */
  private static final long NONE = -1;

  /** Whether the swift loop may run. */
  abstract boolean isUsual(Core core);

  /**
   * Runs as long as everything is usual; the word of the last step is in the core.
   *
   * @return how many of the steps are left
   */
  abstract int swift(Core core, int steps);

  /** Fetches a word into the core; the status. */
  abstract int fetch(Core core);

  /** The place in the manual of the instruction that a word is, or -1. */
  abstract int decode(long word);

  /** Executes an instruction that has been fetched; the status, perhaps {@link #UNSETTLED}. */
  abstract int execute(Core core, int instruction, long word);

  /** The index of the cause of a word that is no instruction. */
  abstract int illegal();

  /** Whether M is user. */
  abstract boolean isUser(Core core);

  /** What is kept of a word that is the instruction of this place in the manual, or 0. */
  abstract long kept(int instruction, long word);

  /** The logarithm of how many words are kept: by the low bits of their addresses. */
  static final int KEPT = 13;

  /** Keeps what a word is that was read, perhaps with something behind it. */
  final long look(Core core, int place, long read, long word) {
    long kept = kept(decode(word), word);
    core.words[place] = read;
    core.decoded[place] = kept;
    return kept;
  }

  @Override
  final void run(Core core, int steps) {
    if (core.words.length == 0) {
      core.words = new long[1 << KEPT];
      core.decoded = new long[1 << KEPT];
      Arrays.fill(core.words, NONE);
    }
    int left = steps;
    boolean usual = isUsual(core);
    while (true) {
      if (usual) {
        left = swift(core, left);
      }
      if (left == 0) {
        break;
      }
      left--;
      int status = fetch(core);
      if (status != 0) {
        take(core, cause(status), steps - left, false, 0);
        return;
      }
      status = fetched(core);
      if (status == HALTED) {
        core.halted(steps - left, core.instructionWord);
        return;
      }
      if (status > 0) {
        take(core, cause(status), steps - left, true, core.instructionWord);
        return;
      }
      if (status == UNSETTLED) {
        if (core.toUser && isUser(core)) {
          break;
        }
        usual = isUsual(core);
      }
    }
    core.completed(steps - left, core.instructionWord);
  }

  private int fetched(Core core) {
    int instruction = decode(core.instructionWord);
    if (instruction < 0) {
      Arrays.fill(core.values, 0);
      return illegal() + 1;
    }
    return execute(core, instruction, core.instructionWord);
  }

  /** The status of an instruction that may change what is usual. */
  static int unsettled(int status) {
    return status == 0 ? UNSETTLED : status;
  }
}

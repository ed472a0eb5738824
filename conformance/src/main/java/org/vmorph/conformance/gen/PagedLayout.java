package org.vmorph.conformance.gen;

/**
 * A guest whose handler and user programs lie anywhere in the frames that can be reached: at the
 * start of a frame, at its end, across it, in any order. Its data are in the last of these frames,
 * mostly; what is behind it is reached through page registers only.
 */
final class PagedLayout extends Layout {
  /** The fewest words there is room for all in; less than three pages are not enough either. */
  static final int LEAST_WORDS = 160;

  private static final int MAIN = 2;
  private static final int MAIN_WORDS = 26;
  private static final int HANDLER_WORDS = 22;
  private static final int SHORT_HANDLER = 17;
  private static final int SHORT_STOP = 27;

  /** Words of data that nobody needs. */
  private static final int FREE = 20;

  private final int page;
  private final int reach;
  private final int reserved;
  private int mainEnd;
  private int data;

  /** The handler and the two programs: where each starts, and how long it is. */
  private final int[] starts = new int[3];

  private final int[] lengths = new int[3];

  /**
   * A layout, not yet drawn.
   *
   * @param words w, at least {@link #LEAST_WORDS} and three pages
   * @param page how many words a page has
   * @param reach how many words are reached without page registers
   * @param reserved words of data that somebody needs besides
   */
  PagedLayout(int words, int page, int reach, int reserved) {
    super(words);
    this.page = page;
    this.reach = reach;
    this.reserved = reserved;
  }

  @Override
  public void draw(Dice dice) {
    mainEnd = MAIN + MAIN_WORDS + dice.below(8);
    int kept = KEPT + reserved + FREE;
    data = reach - kept - dice.below(Math.min(page / 2, reach - LEAST_WORDS + 1));
    lengths[0] = HANDLER_WORDS;
    lengths[1] = dice.between(8, 18);
    lengths[2] = dice.between(8, 18);
    int next = dice.below(3);
    int step = dice.between(1, 2);
    int at = mainEnd;
    int rest = lengths[0] + lengths[1] + lengths[2];
    for (int i = 0; i < lengths.length; i++) {
      starts[next] = at + gap(dice, at, lengths[next], data - at - rest);
      at = starts[next] + lengths[next];
      rest -= lengths[next];
      next = (next + step) % lengths.length;
    }
  }

  /** How many words to leave out, so that something starts or ends with a frame, or crosses one. */
  private int gap(Dice dice, int at, int length, int most) {
    int frame = (at + page - 1) / page * page + page * dice.below(2);
    int wanted =
        switch (dice.below(5)) {
          case 0 -> frame - at;
          case 1 -> frame - length - at;
          case 2 -> frame - dice.between(1, length - 1) - at;
          default -> dice.below(page);
        };
    return wanted >= 0 && wanted <= most ? wanted : dice.below(most + 1);
  }

  @Override
  public int oldPsw() {
    return 0;
  }

  @Override
  public int newPsw() {
    return 1;
  }

  @Override
  public int main() {
    return MAIN;
  }

  @Override
  public int mainEnd() {
    return mainEnd;
  }

  @Override
  public int handler() {
    return starts[0];
  }

  @Override
  public int handlerEnd() {
    return starts[0] + lengths[0];
  }

  @Override
  public int program(int number) {
    return starts[1 + number];
  }

  @Override
  public int programEnd(int number) {
    return starts[1 + number] + lengths[1 + number];
  }

  @Override
  public int shortHandler() {
    return SHORT_HANDLER;
  }

  @Override
  public int shortStop() {
    return SHORT_STOP;
  }

  @Override
  public int count() {
    return data;
  }

  @Override
  public int free() {
    return data + KEPT + reserved;
  }

  @Override
  public int freeEnd() {
    return reach;
  }
}

; What the monitor keeps of its guest; and behind that, to the end of storage, the guest.

real.psw: .space 1                      ; the PSW the guest runs with

guest.psw:
          .space 1                      ; its PSW as it believes it to be

guest.regs:
          .space 16                     ; its registers, while the monitor is at work

guest.size:
          .space 1                      ; w

guest.low:

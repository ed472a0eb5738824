; What the monitor keeps of its guest. The guest itself lies before all of this.

real.psw: .space 1                      ; the PSW the guest runs with

real.pp:  .space registers              ; what the hardware's protection registers hold

guest.psw:
          .space 1                      ; its PSW as it believes it to be

guest.regs:
          .space 16                     ; its registers, while the monitor is at work

guest.pp: .space registers              ; its protection registers as it believes them to be

guest.size:
          .word guest.words             ; w

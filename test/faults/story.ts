import { isFault, type Schedule, type Step } from './schedule.ts';

/** Sentences in which a person can read what a schedule does. */
function sentence(step: Step): string {
  if (isFault(step)) {
    switch (step.fault) {
      case 'private-mode':
        return 'the browser is opened anew in a private window that keeps nothing';
      case 'device-clock':
        return `the device's clock is ${step.years} years and some hours off`;
      case 'server-clock':
        return `the server's clock is ${step.years} years off`;
      case 'worker-updated':
        return 'a new service worker takes the old one’s place';
      case 'killed':
        return 'the server is killed and starts again';
      case 'locked':
      case 'disk-full':
      case 'killed-before-commit':
      case 'killed-after-commit':
      case 'commit-unknown':
        return `fault of the server${'on' in step && step.on === 'pieces' ? ', where it writes pieces' : ''}: ${step.fault}, after ${step.after} more`;
      case 'portal':
      case 'other-json':
      case 'request-cut':
      case 'reply-cut':
      case 'lost-before':
      case 'lost-after':
      case 'doubled':
      case 'late-copy':
      case 'slow':
      case 'gateway':
      case 'second-trigger':
        return `the next request${'on' in step && step.on === 'pieces' ? ' with pieces' : ''} meets this: ${step.fault}`;
      case 'connection-closed':
      case 'transaction-aborted':
      case 'unknown-error':
      case 'quota':
      case 'commit-unheard':
      case 'storage-cleared':
      case 'tab-killed':
      case 'browser-killed':
        return `fault of the store: ${step.fault} at ${step.at} number ${step.after + 1}${step.times > 1 ? `, ${step.times} times` : ''}`;
    }
  }
  switch (step.do) {
    case 'come':
      return `somebody comes${step.card ? ' with a card' : ''}, in ${step.language}${step.fresh ? ', and starts again if answers lie here' : ''}`;
    case 'answer':
      return `answers (${step.value})`;
    case 'write':
      return 'writes words';
    case 'make':
      return `makes the ${step.what}, of ${step.pieces} piece${step.pieces === 1 ? '' : 's'}`;
    case 'unmake':
      return `takes the ${step.what} away`;
    case 'next':
    case 'back':
      return `goes ${step.do === 'next' ? 'on' : 'back'} a page`;
    case 'change-language':
      return `changes the language to ${step.language}`;
    case 'send':
      return 'presses Send';
    case 'stop':
      return step.keep ? 'stops and keeps the answers' : 'stops and deletes the answers';
    case 'hand-over':
      return 'the device is handed on';
    case 'retry':
      return 'tries again to save';
    case 'sync':
      return 'the tab sends what waits';
    case 'worker-sync':
      return 'the service worker is woken to send';
    case 'withdraw':
      return `the holder of the keep card that was given out ${step.who} before the last takes the answers back`;
    case 'wait':
      return `${step.for} go by`;
    case 'offline':
    case 'online':
      return `the network ${step.do === 'online' ? 'comes' : 'goes'}`;
    case 'publish':
      return step.what === 'words' ? 'the words of the survey are corrected' : 'a new version of the survey is published';
    case 'copy-device':
      return `this device is set up from a copy of device ${step.from}`;
    case 'carry':
      return `answers are carried to device ${step.to} in a sealed file`;
    case 'share':
      return 'the device becomes one that many people use';
    case 'walk-away':
      return 'whoever answers walks away';
    case 'take-back':
      return `the answers that were locked away ${step.who} before the last are gone on with, by the secret code`;
    case 'bring-back':
      return `the holder of the keep card that was given out ${step.who} before the last uses the answers again in the next round`;
  }
}

/** The whole schedule as a story, a line for each step. */
export const storyOf = (schedule: Schedule): string =>
  schedule.map((step, at) => `  ${String(at + 1).padStart(2)}. device ${step.device}, tab ${step.tab}: ${sentence(step)}${step.together ? ', and at once' : ''}`).join('\n');

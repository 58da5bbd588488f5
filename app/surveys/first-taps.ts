/**
 * The one inline script, allowed by its hash. It runs before anything else has loaded:
 * it puts the reader's look in place, takes the first taps, and fetches the app when the page has been painted.
 *
 * Taps live in the native inputs themselves and nowhere else; the app reads them from there when it arrives
 * (`adopt.ts`). This script never says that anything was saved.
 *
 * @param main the app's script.
 * @param beside scripts that it needs next: fetched with it, so that they cost no journey of their own.
 */
export function firstTapsScript(main: string, beside: readonly string[]): string {
  return `(()=>{
const d=document,r=d.documentElement;
try{const p=JSON.parse(sessionStorage.getItem('access')||'null');if(p){for(const k of ['theme','size','symbols','motion','aids'])if(p[k])r.dataset[k]=p[k]}}catch{}
const s=()=>{const e=d.createElement('script');e.type='module';e.src=${JSON.stringify(main)};d.head.append(e);
for(const h of ${JSON.stringify(beside)})d.head.append(Object.assign(d.createElement('link'),{rel:'modulepreload',href:h}))};
const idle=self.requestIdleCallback||(f=>setTimeout(f,200));
addEventListener('load',()=>idle(s,{timeout:1500}));
const f=d.getElementById('first');
if(!f)return;
try{if(sessionStorage.getItem('answering')||localStorage.getItem('unfinished')===f.dataset.round||location.hash||history.state?.kept)f.dataset.wait=''}catch{}
const all=()=>[...f.querySelectorAll('[data-page]')];
const show=(n)=>{const a=all(),i=a.findIndex(e=>!e.hidden),to=a[i+n];
if(!to){f.dataset.wait='next';return}
a[i].hidden=true;to.hidden=false;
f.querySelector('button[data-back]').hidden=to===a[0];
f.querySelector('button[data-next] span').textContent=f.dataset[to===a[0]&&f.dataset.sayStart?'sayStart':'sayNext'];
scrollTo(0,0);to.querySelector('h1').focus({preventScroll:true})};
f.addEventListener('click',(e)=>{const t=e.target.closest('button');if(!t)return;
if('next' in t.dataset)show(1);else if('back' in t.dataset)show(-1);else if(t.dataset.app)f.dataset.wait=t.dataset.app})
})()`.replace(/\n/g, '');
}

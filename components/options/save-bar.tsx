import type { JSX } from 'preact';
import { Button } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { fieldName } from '../../lib/options/field-names.ts';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';

/** Always in sight: saves, and says what came of it. */
export function SaveBar(): JSX.Element {
  const t = usePage().t.value;
  const form = useForm();
  const [problem] = form.problems.value;
  const [path] = form.badPaths.value;
  const field = problem
    ? t(
        problem.field === 'yellowSeconds'
          ? 'setting.trafficLight.yellowSeconds'
          : 'setting.trafficLight.redSeconds',
      )
    : path && fieldName(path, t);
  const outcome = form.outcome.value;
  return (
    <footer class="save-bar across">
      <Button class="button primary large" onClick={() => void form.save()}>
        {t('options.save')}
      </Button>
      {field || outcome === 'error.internal' ? (
        <p class="tell red" role="alert">
          <Icon name="alert" size={16} />
          {field ? t('options.notSaved', { field }) : t('error.internal')}
        </p>
      ) : (
        <p class="tell green" role="status">
          {outcome === 'options.saved' && (
            <>
              <Icon name="check" size={16} />
              {t(outcome)}
            </>
          )}
        </p>
      )}
    </footer>
  );
}
